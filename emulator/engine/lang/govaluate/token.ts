import { printJson } from '../goPrint.ts';
import type { Regexp } from '../regexp.ts';
import { timeText } from '../time/format.ts';
import type { GoTime } from '../time/goTime.ts';

export type TokenKind =
  | 'UNKNOWN'
  | 'PREFIX'
  | 'NUMERIC'
  | 'BOOLEAN'
  | 'STRING'
  | 'PATTERN'
  | 'TIME'
  | 'VARIABLE'
  | 'SEPARATOR'
  | 'ACCESSOR'
  | 'COMPARATOR'
  | 'LOGICALOP'
  | 'MODIFIER'
  | 'CLAUSE'
  | 'CLAUSE_CLOSE'
  | 'TERNARY';

export type TokenValue =
  | string
  | number
  | boolean
  | { readonly time: GoTime }
  | { readonly path: readonly string[] }
  | { readonly regexp: Regexp };

/** A token and where it stands in the source, in UTF-16 units. */
export interface Token {
  readonly kind: TokenKind;
  readonly value: TokenValue;
  readonly offset: number;
  readonly length: number;
}

/** An error and the piece of the source that it is about. */
export interface SourceError {
  readonly error: string;
  readonly offset: number;
  readonly length: number;
}

/** A token as govaluate's errors show it: `NUMERIC [1]`. */
export function describeToken(kind: TokenKind, value: TokenValue | undefined): string {
  return `${kind} [${value === undefined ? '<nil>' : valueText(kind, value)}]`;
}

function valueText(kind: TokenKind, value: TokenValue): string {
  if (typeof value === 'object') {
    if ('time' in value) return timeText(value.time);
    return 'path' in value ? `[${value.path.join(' ')}]` : '';
  }
  if (kind === 'CLAUSE' || kind === 'CLAUSE_CLOSE') return String(String(value).charCodeAt(0));
  return printJson(value);
}
