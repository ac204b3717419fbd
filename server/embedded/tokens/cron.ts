import type { LanguageToken, LanguageTokenType } from './token.ts';

const PIECE = /(?<string>^(?:CRON_)?TZ=\S+)|(?<number>\d+)|(?<keyword>[A-Za-z]+)|(?<operator>[*/?,-])/g;

/** The numbers, names and operators of a cron schedule. */
export function cronTokens(source: string): LanguageToken[] {
  return [...source.matchAll(PIECE)].flatMap(({ 0: text, index, groups = {} }) => {
    const type = Object.keys(groups).find((name) => groups[name] !== undefined);
    return type ? [{ type: type as LanguageTokenType, start: index, end: index + text.length }] : [];
  });
}
