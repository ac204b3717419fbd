import type { Query, Text } from './ast.ts';
import { parseQuery } from './parser.ts';
import type { Tokens } from './tokens.ts';

/** A text literal with or without interpolations. */
export function parseText(tokens: Tokens): Text {
  const first = tokens.expectType('text', 'textStart');
  if (first.type === 'text') return { type: 'plain', value: first.value };
  const parts: (string | Query)[] = [];
  for (;;) {
    const token = tokens.expectType('text', 'textQuery', 'textEnd');
    if (token.type === 'textEnd') return { type: 'parts', parts };
    if (token.type === 'text') parts.push(token.value);
    else parts.push(parseInterpolation(tokens));
  }
}

function parseInterpolation(tokens: Tokens): Query {
  const query = parseQuery(tokens);
  tokens.expect(')');
  tokens.resumeText();
  return query;
}
