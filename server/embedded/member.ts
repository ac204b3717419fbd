import type { Language } from './languages.ts';

const NAME = /^[A-Za-z_]\w*$/;
/** In which quotes a key can stand, the usual ones first. */
const QUOTES: Readonly<Partial<Record<Language, readonly string[]>>> = {
  expr: ["'", '"'],
  lua: ['"', "'"],
  template: ['"', '`'],
  jq: ['"'],
};

/** Whether a language can write a key behind a dot. */
export function isPlainKey(key: string): boolean {
  return NAME.test(key);
}

/**
 * A key in quotes as it is written in a language.
 * @param outer the quote in which YAML has the whole program, or ''
 */
export function quotedKey(language: Language, key: string, outer: string): string | undefined {
  if (/[^\x20-\x7e]|["'`\\]/.test(key)) return undefined;
  const quotes = QUOTES[language] ?? [];
  const quote = quotes.find((one) => one !== outer);
  if (quote !== undefined) return quote + key + quote;
  return quotes[0] === '"' ? `\\"${key}\\"` : undefined;
}

/** How a language asks for items of a list, with what that gives. */
export function itemForms(language: Language): readonly (readonly [form: string, doc: string])[] {
  switch (language) {
    case 'jq':
      return [
        ['[0]', 'The first item.'],
        ['[]', 'Each item, one after another.'],
      ];
    case 'lua':
      return [['[1]', 'The first item: places count from 1.']];
    case 'expr':
      return [['[0]', 'The first item.']];
    default:
      return [];
  }
}
