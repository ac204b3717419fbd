import type { Random } from './random.ts';

/** What breaks readers of any language. */
const COMMON = [
  ...[
    '"',
    "'",
    '`',
    '\\',
    '\n',
    '\t',
    ' ',
    '\0',
    '\u0080',
    'é',
    '😀',
    '\ud800',
    '\udc00',
    '\u2028',
    '\ufeff',
    '\uffff',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '{{',
    '}}',
    ',',
    ':',
    ';',
    '.',
    '..',
    '#',
    '@',
    '|',
    '&&',
    '||',
    '*',
    '?',
    '$',
    '%',
  ],
  ...[
    '0',
    '-0',
    '-1',
    '1',
    '00',
    '1e999',
    '1e-999',
    '0x',
    '0.5',
    '.5',
    '9223372036854775807',
    '9223372036854775808',
  ],
  ...['18446744073709551616', 'null', 'true', 'NaN', 'Inf', '__proto__', 'constructor', 'toString', 'a', 'A'],
];

/** What opens something, to be put in thousands of times. */
const OPENERS = [
  '(',
  '[',
  '{',
  '{"a":',
  '[1,',
  '!',
  '-',
  'a.',
  'a|',
  '{{',
  '{{if 1}}',
  'if a then ',
  'not ',
  '"',
  '*a: ',
  '- ',
  '[[',
  '@',
  '\\',
];
const MAX_DEPTH = 20_000;

/** Changes a text in one to four places; `donors` and `words` give what is put in. */
export function mutateText(
  random: Random,
  text: string,
  donors: readonly string[],
  words: readonly string[],
): string {
  let changed = random.chance(0.01) ? nest(random, text) : text;
  for (let count = 1 + random.below(4); count > 0; count--)
    changed = mutateOnce(random, changed, donors, words);
  return changed;
}

function nest(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const opener = random.pickAny(OPENERS) ?? '(';
  return text.slice(0, at) + opener.repeat(random.below(MAX_DEPTH)) + text.slice(at);
}

function mutateOnce(
  random: Random,
  text: string,
  donors: readonly string[],
  words: readonly string[],
): string {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + 1 + random.below(random.chance(0.8) ? 4 : 40));
  const part = text.slice(at, end);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, at) + part + text.slice(at);
    case 2:
      return (
        text.slice(0, at) + part.repeat(1 + random.below(random.chance(0.9) ? 3 : 400)) + text.slice(end)
      );
    case 3:
      return text.slice(0, at) + Array.from(part).reverse().join('') + text.slice(end);
    case 4:
      return splice(random, text, at, random.pickAny(donors) ?? '');
    case 5:
      return text.slice(0, at) + (random.pickAny(words) ?? '') + text.slice(end);
    default:
      return text.slice(0, at) + (random.pickAny(random.chance(0.5) ? words : COMMON) ?? '') + text.slice(at);
  }
}

/** The end or the beginning of another text. */
function splice(random: Random, text: string, at: number, donor: string): string {
  const cut = random.below(donor.length + 1);
  return random.chance(0.5) ? text.slice(0, at) + donor.slice(cut) : donor.slice(0, cut) + text.slice(at);
}

/** A copy of a JSON value in which some texts are changed or taken from the same place of `donor`; the rest keeps its types. */
export function mutateValue(
  random: Random,
  value: unknown,
  donor: unknown,
  words: readonly string[],
): unknown {
  const copy: unknown = structuredClone(value);
  const places = textsIn(copy);
  if (places.length === 0) return copy;
  const donors = textsIn(donor).map(({ text }) => text);
  for (let count = 1 + random.below(3); count > 0; count--) {
    const place = random.pickAny(places);
    if (!place) break;
    const same = textAt(donor, place.path);
    place.set(
      same !== undefined && random.chance(0.3) ? same : mutateText(random, place.text, donors, words),
    );
  }
  return copy;
}

interface Place {
  readonly path: readonly string[];
  readonly text: string;
  readonly set: (text: string) => void;
}

function textsIn(value: unknown, path: readonly string[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const members = value as Record<string, unknown>;
  return Object.entries(members).flatMap(([key, member]) => {
    if (typeof member !== 'string') return textsIn(member, [...path, key]);
    const set = (text: string): void => {
      members[key] = text;
    };
    return [{ path: [...path, key], text: member, set }];
  });
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return typeof current === 'string' ? current : undefined;
}
