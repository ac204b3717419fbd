import type { Language } from '../languages.ts';
import { EXPR_FUNCTIONS } from './expr.ts';
import type { FunctionDoc } from './function.ts';
import { JQ_FUNCTIONS } from './jq.ts';
import { LUA_FUNCTIONS } from './lua.ts';
import { SPRIG_FUNCTIONS } from './sprig.ts';
import { TEMPLATE_FUNCTIONS } from './template.ts';

/** An expression has no environment. */
const SPRIG_IN_EXPR = SPRIG_FUNCTIONS.filter(({ name }) => name !== 'env' && name !== 'expandenv').map(
  (one) => ({ ...one, name: `sprig.${one.name}` }),
);

/** One line a language that has functions, with their names as they are called. */
const FUNCTIONS: Readonly<Partial<Record<Language, readonly FunctionDoc[]>>> = {
  expr: [...EXPR_FUNCTIONS, ...SPRIG_IN_EXPR],
  jq: JQ_FUNCTIONS,
  lua: LUA_FUNCTIONS,
  template: TEMPLATE_FUNCTIONS,
};

export function functionsOf(language: Language): readonly FunctionDoc[] {
  return FUNCTIONS[language] ?? [];
}

/** Those of one name, which take different parameters. */
export function functionsNamed(language: Language, name: string): readonly FunctionDoc[] {
  return functionsOf(language).filter((one) => one.name === name);
}

/** A call as it is written in a language. */
export function signatureOf(language: Language, { name, params }: FunctionDoc): string {
  if (language === 'template') return [name, ...params].join(' ');
  if (language === 'jq' && params.length === 0) return name;
  return `${name}(${params.join(language === 'jq' ? '; ' : ', ')})`;
}
