/** One recorded answer of the real code. */
export interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly in: unknown;
  readonly out: unknown;
  /** `any`: only the presence of an error has to agree. */
  readonly errorText?: 'any';
}

/** Answers `in` as the product does; an error is a value with `error`. */
export type Answer = (input: never) => unknown;

/** Reads vector lines; a line that is none is an error with its number. */
export function parseVectors(text: string): Vector[] {
  return text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [parseVector(line, i + 1)]));
}

function parseVector(line: string, number: number): Vector {
  try {
    const vector: unknown = JSON.parse(line);
    if (!isVector(vector)) throw new Error('no vector');
    if (vector.kind !== 'source-message') return vector;
    return { ...vector, in: (JSON.parse(line, keepIntegers) as Vector).in };
  } catch {
    // Told below, with the line's number.
  }
  throw new Error(`line ${number} is no vector`);
}

/** Objects of a cluster hold integers that JavaScript has no number for: they become big integers. */
function keepIntegers(_key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  const isBig = typeof value === 'number' && !Number.isSafeInteger(value);
  return isBig && source !== undefined && /^-?\d+$/.test(source) ? BigInt(source) : value;
}

function isVector(value: unknown): value is Vector {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'kind' in value &&
    'in' in value &&
    'out' in value
  );
}
