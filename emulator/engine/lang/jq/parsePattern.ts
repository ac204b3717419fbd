import type { Key, Pattern, PatternMember } from './ast.ts';
import { parseQuery } from './parser.ts';
import { parseText } from './parseText.ts';
import type { Tokens } from './tokens.ts';

/** What stands behind `as`: a variable, or an array or object of patterns. */
export function parsePattern(tokens: Tokens): Pattern {
  return tokens.nested((): Pattern => {
    if (tokens.take('[')) {
      const elements: Pattern[] = [];
      do elements.push(parsePattern(tokens));
      while (tokens.take(','));
      tokens.expect(']');
      return { type: 'array', elements };
    }
    if (tokens.take('{')) {
      const members: PatternMember[] = [];
      do members.push(parseMember(tokens));
      while (tokens.take(','));
      tokens.expect('}');
      return { type: 'object', members };
    }
    return { type: 'variable', name: tokens.expectType('variable').source };
  });
}

function parseMember(tokens: Tokens): PatternMember {
  const key = parseKey(tokens);
  const alone = key.type === 'word' && key.word.startsWith('$');
  if (alone && !tokens.take(':')) return { key, pattern: undefined };
  if (!alone) tokens.expect(':');
  return { key, pattern: parsePattern(tokens) };
}

/** A key of an object or of an object pattern. */
export function parseKey(tokens: Tokens): Key {
  const token = tokens.peek();
  if (token.type === 'text' || token.type === 'textStart') return { type: 'text', text: parseText(tokens) };
  if (tokens.take('(')) {
    const query = parseQuery(tokens);
    tokens.expect(')');
    return { type: 'query', query };
  }
  const { source, start } = tokens.expectType('word', 'variable', 'keyword');
  return { type: 'word', word: source, at: start };
}
