import type { Query, Text } from '../ast.ts';
import { callQuery, termQuery } from '../ast.ts';
import { FORMAT_BUILTINS } from '../functions/format.ts';
import * as basics from '../machine/basics.ts';
import { emit } from './emit.ts';
import { compileCallTo, compileQuery } from './query.ts';
import type { Scope } from './scope.ts';

/** A text literal; interpolated values pass through the format. */
export function compileText(scope: Scope, text: Text, format: Query = callQuery('tostring')): void {
  if (text.type === 'plain') return void emit(scope, basics.replaceTop, { value: text.value });
  const parts = text.parts.map((part): Query => {
    if (typeof part === 'string') return textQuery(part);
    const left = termQuery({ type: 'query', query: part });
    return { definitions: [], body: { type: 'pipe', left, right: format } };
  });
  if (parts.length === 0) return void emit(scope, basics.replaceTop, { value: '' });
  compileQuery(
    scope,
    parts.reduce((left, right): Query => ({
      definitions: [],
      body: { type: 'binary', operator: '+', left, right },
    })),
  );
}

function textQuery(value: string): Query {
  return termQuery({ type: 'text', text: { type: 'plain', value } });
}

/** `@name`, alone or in front of a text. */
export function compileFormat(scope: Scope, name: string, text: Text | undefined): void {
  const builtin = FORMAT_BUILTINS.get(name);
  const [call, args] =
    builtin === undefined ? (['format', [textQuery(name.slice(1))]] as const) : ([builtin, []] as const);
  if (text) compileText(scope, text, callQuery(call, args));
  else compileCallTo(scope, call, args);
}
