import type { Language } from '../languages.ts';
import type { Asked } from './asked.ts';
import { askedOfExpr } from './expr.ts';
import { askedOfGovaluate } from './govaluate.ts';
import { askedOfJq } from './jq.ts';
import { askedOfLua } from './lua.ts';
import { askedOfTemplate } from './template.ts';

/** One line a language in which names and members can be written. */
const ASKED: Readonly<Partial<Record<Language, (source: string, offset: number) => Asked | undefined>>> = {
  expr: askedOfExpr,
  govaluate: askedOfGovaluate,
  jq: askedOfJq,
  lua: askedOfLua,
  template: askedOfTemplate,
};

/** What is being written at an offset of a program; undefined where nothing can be proposed, as inside of texts. */
export function askedOf(language: Language, source: string, offset: number): Asked | undefined {
  return ASKED[language]?.(source, offset);
}
