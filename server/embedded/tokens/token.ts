/** What a piece of a program is, by the names of the Language Server Protocol. */
export const TOKEN_TYPES = [
  'comment',
  'function',
  'keyword',
  'number',
  'operator',
  'property',
  'regexp',
  'string',
  'variable',
] as const;

export type LanguageTokenType = (typeof TOKEN_TYPES)[number];

/** Offsets are those of the program. */
export interface LanguageToken {
  readonly type: LanguageTokenType;
  readonly start: number;
  readonly end: number;
}
