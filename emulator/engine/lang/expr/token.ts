export type TokenKind = 'Identifier' | 'Number' | 'String' | 'Operator' | 'Bracket' | 'EOF';

export interface Token {
  readonly kind: TokenKind;
  /** Source text; of a String its unescaped text. */
  readonly value: string;
  /** Where the token starts, in UTF-16 units. Of EOF: the last character. */
  readonly offset: number;
  readonly length: number;
}

/** An error and the piece of the source that it is about. */
export interface ExprError {
  /** antonmedv/expr's text with position and excerpt. */
  readonly error: string;
  readonly offset: number;
  readonly length: number;
}

/** `unexpected token …` shows tokens like this: `Operator("+")`, `EOF`. */
export function describeToken({ kind, value }: Token): string {
  return value === '' ? kind : `${kind}(${JSON.stringify(value)})`;
}

/** A message as the library shows it: with line and column, the line, and a mark under the place. */
export function errorAt(source: string, message: string, offset: number, length: number): ExprError {
  const before = source.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  const column = Array.from(before.slice(lineStart)).length;
  const text = (source.slice(lineStart).split('\n')[0] ?? '').replaceAll('\t', ' ');
  const shown = Array.from(text).slice(0, column + 1);
  const plain = shown.every((char) => char < '\u0080');
  const mark = plain ? `\n | ${'.'.repeat(Math.min(column, Array.from(text).length))}^` : '';
  const excerpt = source === '' ? '' : `\n | ${text}${mark}`;
  return { error: `${message} (${line}:${column + 1})${excerpt}`, offset, length };
}
