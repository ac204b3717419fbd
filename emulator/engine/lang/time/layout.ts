/** What a piece of a Go time layout stands for. */
export type LayoutPiece =
  | { readonly kind: 'text' }
  | { readonly kind: 'year' | 'longYear' | 'month' | 'longMonth' | 'weekDay' | 'longWeekDay' | 'zoneName' }
  | {
      readonly kind:
        'numMonth' | 'zeroMonth' | 'day' | 'underDay' | 'zeroDay' | 'underYearDay' | 'zeroYearDay';
    }
  | { readonly kind: 'hour' | 'hour12' | 'zeroHour12' | 'minute' | 'zeroMinute' | 'second' | 'zeroSecond' }
  | { readonly kind: 'PM' | 'pm' }
  | OffsetPiece
  | FractionPiece;

export interface OffsetPiece {
  readonly kind: 'offset';
  /** `Z` for UTC instead of an offset. */
  readonly iso: boolean;
  readonly colon: boolean;
  readonly parts: 1 | 2 | 3;
}

export interface FractionPiece {
  readonly kind: 'fraction';
  readonly digits: number;
  readonly separator: string;
  /** `9`s drop trailing zeros, `0`s keep them. */
  readonly trim: boolean;
}

export interface Chunk {
  /** Literal text before the piece. */
  readonly prefix: string;
  /** The piece's text in the layout, empty at the end. */
  readonly source: string;
  readonly piece: LayoutPiece | undefined;
  readonly suffix: string;
}

const WORDS: readonly (readonly [string, LayoutPiece])[] = [
  ['January', { kind: 'longMonth' }],
  ['Monday', { kind: 'longWeekDay' }],
  ['MST', { kind: 'zoneName' }],
  ['01', { kind: 'zeroMonth' }],
  ['02', { kind: 'zeroDay' }],
  ['03', { kind: 'zeroHour12' }],
  ['04', { kind: 'zeroMinute' }],
  ['05', { kind: 'zeroSecond' }],
  ['06', { kind: 'year' }],
  ['002', { kind: 'zeroYearDay' }],
  ['15', { kind: 'hour' }],
  ['1', { kind: 'numMonth' }],
  ['2006', { kind: 'longYear' }],
  ['2', { kind: 'day' }],
  ['_2', { kind: 'underDay' }],
  ['__2', { kind: 'underYearDay' }],
  ['3', { kind: 'hour12' }],
  ['4', { kind: 'minute' }],
  ['5', { kind: 'second' }],
  ['PM', { kind: 'PM' }],
  ['pm', { kind: 'pm' }],
  ...(['-', 'Z'] as const).flatMap((sign): [string, LayoutPiece][] => [
    [`${sign}070000`, { kind: 'offset', iso: sign === 'Z', colon: false, parts: 3 }],
    [`${sign}07:00:00`, { kind: 'offset', iso: sign === 'Z', colon: true, parts: 3 }],
    [`${sign}0700`, { kind: 'offset', iso: sign === 'Z', colon: false, parts: 2 }],
    [`${sign}07:00`, { kind: 'offset', iso: sign === 'Z', colon: true, parts: 2 }],
    [`${sign}07`, { kind: 'offset', iso: sign === 'Z', colon: false, parts: 1 }],
  ]),
];

const known = new Map<string, Chunk>();
const MOST_KNOWN = 500;

/** The first piece of a layout, with the text before and after it. The last few hundred answers are kept. */
export function nextChunk(layout: string): Chunk {
  const kept = known.get(layout);
  if (kept) return kept;
  const fresh = firstChunk(layout);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(layout, fresh);
  return fresh;
}

function firstChunk(layout: string): Chunk {
  for (let i = 0; i < layout.length; i++) {
    const found = layout.startsWith('_2006', i) ? YEAR_AFTER_UNDERSCORE : pieceAt(layout, i);
    if (!found) continue;
    const start = i + (found.skip ?? 0);
    const end = start + found.source.length;
    return {
      prefix: layout.slice(0, start),
      source: found.source,
      piece: found.piece,
      suffix: layout.slice(end),
    };
  }
  return { prefix: layout, source: '', piece: undefined, suffix: '' };
}

interface Found {
  readonly source: string;
  readonly piece: LayoutPiece;
  readonly skip?: number;
}

const YEAR_AFTER_UNDERSCORE: Found = { source: '2006', piece: { kind: 'longYear' }, skip: 1 };

function pieceAt(layout: string, i: number): Found | undefined {
  const word = WORDS.find(([text]) => layout.startsWith(text, i));
  if (word) return { source: word[0], piece: word[1] };
  const short = layout.slice(i, i + 3);
  const lowerFollows = /[a-z]/.test(layout.charAt(i + 3));
  if (short === 'Jan' && !lowerFollows) return { source: short, piece: { kind: 'month' } };
  if (short === 'Mon' && !lowerFollows) return { source: short, piece: { kind: 'weekDay' } };
  return fractionAt(layout, i);
}

function fractionAt(layout: string, i: number): Found | undefined {
  const match = /^([.,])(0+|9+)(?![0-9])/.exec(layout.slice(i));
  const [source = '', separator = '', digits = ''] = match ?? [];
  if (source === '') return undefined;
  return {
    source,
    piece: { kind: 'fraction', digits: digits.length, separator, trim: digits.startsWith('9') },
  };
}
