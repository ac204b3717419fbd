import { parse } from '../expr/parser.ts';
import { errorAt } from '../expr/token.ts';
import { rewrite } from './rewrite.ts';
import type { Constant } from './textValue.ts';
import { printConstant, textValue } from './textValue.ts';

export interface TranslateError {
  readonly error: string;
  /** A piece of `conditions`, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/** Turns a trigger's `conditions` into an expression of dependency names, by running it through expr as upstream does. */
export function translate(
  conditions: string,
  dependencies: readonly string[],
): { readonly expression: string } | TranslateError {
  if (conditions === '') return { expression: dependencies.join('&&') };
  if (dependencies.includes('$env')) {
    const error =
      'a dependency is named $env, which is a word of the expression language (upstream dies here)';
    return { error, offset: 0, length: conditions.length };
  }
  const { text, origins } = rewrite(conditions);
  const origin = (offset: number): number => origins[Math.min(offset, text.length)] ?? conditions.length;
  const parsed = parse(text);
  if ('error' in parsed) {
    const offset = origin(parsed.offset);
    return {
      error: parsed.error,
      offset,
      length: Math.max(1, origin(parsed.offset + parsed.length) - offset),
    };
  }
  const names = new Map(
    dependencies.map((name): [string, Constant] => [
      name.replaceAll('-', '_'),
      { type: 'string', value: name },
    ]),
  );
  const result = textValue(parsed.node, names);
  if ('error' in result) {
    const { error } = errorAt(text, result.error, result.offset, 1);
    return { error, offset: origin(result.offset), length: 1 };
  }
  return { expression: printConstant(result) };
}
