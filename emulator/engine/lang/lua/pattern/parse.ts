/** A Lua pattern's syntax error, as gopher-lua words it. */
export class PatternError extends Error {}

export type ByteClass = (code: number) => boolean;

/** One step of a compiled pattern, see match.ts. */
export type Step =
  | { readonly op: 'byte'; readonly test: ByteClass }
  | { readonly op: 'match' | 'matchEnd' }
  | { readonly op: 'jump'; readonly to: number }
  /** Tries `first`, later `second`. */
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'save' | 'position'; readonly slot: number }
  | { readonly op: 'balance'; readonly open: number; readonly close: number }
  | { readonly op: 'back'; readonly capture: number };

export interface Pattern {
  readonly steps: readonly Step[];
  /** Begins with `^`. */
  readonly anchored: boolean;
}

const END = -1;
const MAX_DEPTH = 200;

interface Scanner {
  readonly source: string;
  at: number;
  /** Whether it has read beyond the end. */
  over: boolean;
}

function peek({ source, at }: Scanner): number {
  return at < source.length ? source.charCodeAt(at) : END;
}

function next(scanner: Scanner): number {
  const code = peek(scanner);
  if (code === END) scanner.over = true;
  else scanner.at++;
  return code;
}

function fail({ at, over, source }: Scanner, message: string): never {
  throw new PatternError(`${message} at ${over || source === '' ? 'EOS' : String(Math.max(0, at - 1))}`);
}

const code = (char: string): number => char.charCodeAt(0);
const CHAR = {
  percent: code('%'),
  dot: code('.'),
  open: code('['),
  close: code(']'),
  caret: code('^'),
  dash: code('-'),
  left: code('('),
  right: code(')'),
  dollar: code('$'),
};
const CLASSES: Readonly<Record<string, ByteClass>> = {
  a: (one) => isLetter(one),
  c: (one) => one < 0x20 || one === 0x7f,
  d: (one) => between(one, '0', '9'),
  l: (one) => between(one, 'a', 'z'),
  p: (one) => one > 0x20 && one < 0x7f && !isLetter(one) && !between(one, '0', '9'),
  s: (one) => one === 0x20 || (one >= 9 && one <= 13),
  u: (one) => between(one, 'A', 'Z'),
  w: (one) => isLetter(one) || between(one, '0', '9'),
  x: (one) => between(one, '0', '9') || between(one, 'a', 'f') || between(one, 'A', 'F'),
  z: (one) => one === 0,
};

function between(one: number, low: string, high: string): boolean {
  return one >= code(low) && one <= code(high);
}

function isLetter(one: number): boolean {
  return between(one, 'a', 'z') || between(one, 'A', 'Z');
}

function classOf(letter: number): ByteClass {
  const char = letter === END ? '' : String.fromCharCode(letter);
  const test = CLASSES[char.toLowerCase()];
  const upper = char >= 'A' && char <= 'Z';
  if (!test) return upper ? (one) => one !== letter : (one) => one === letter;
  const members = Array.from({ length: 256 }, (_, one) => test(one) !== upper);
  return (one) => members[one] === true;
}

interface Single {
  readonly test: ByteClass;
  /** The code, where it stands for one byte only. */
  readonly byte?: number;
}

function parseSingle(scanner: Scanner, sets: boolean): Single {
  const char = next(scanner);
  if (char === END) return fail(scanner, 'unexpected EOS');
  if (char === CHAR.percent) return { test: classOf(next(scanner)) };
  if (sets && char === CHAR.dot) return { test: () => true };
  if (sets && char === CHAR.open) return { test: parseSet(scanner) };
  return literal(char);
}

function literal(char: number): Single {
  return { test: (one) => one === char, byte: char };
}

function parseSet(scanner: Scanner): ByteClass {
  const negated = peek(scanner) === CHAR.caret;
  if (negated) next(scanner);
  const members: Single[] = [];
  let range = false;
  for (;;) {
    const char = peek(scanner);
    if (char === END) fail(scanner, 'unexpected EOS');
    if (members.length > 0 && char === CHAR.close) break;
    if (members.length > 0 && char === CHAR.dash) {
      next(scanner);
      range = true;
      continue;
    }
    members.push(parseSingle(scanner, false));
    if (range) members.push(rangeOf(members.pop(), members.pop()));
    range = false;
  }
  next(scanner);
  if (range) members.push(literal(CHAR.dash));
  return (one) => members.some(({ test }) => test(one)) !== negated;
}

/** A range of anything but two bytes matches nothing. */
function rangeOf(end: Single | undefined, begin: Single | undefined): Single {
  const low = begin?.byte;
  const high = end?.byte;
  if (low === undefined || high === undefined) return { test: () => false };
  return { test: (one) => low <= one && one <= high };
}

interface Building {
  readonly steps: Step[];
  slots: number;
  mustEnd: boolean;
}

/** Compiles a pattern of bytes. Throws a PatternError. */
export function parsePattern(source: string): Pattern {
  const scanner: Scanner = { source, at: 0, over: false };
  const anchored = peek(scanner) === CHAR.caret;
  if (anchored) next(scanner);
  const built: Building = { steps: [{ op: 'save', slot: 0 }], slots: 2, mustEnd: false };
  parseSequence(scanner, built, 0);
  built.steps.push({ op: 'save', slot: 1 }, { op: built.mustEnd ? 'matchEnd' : 'match' });
  return { steps: built.steps, anchored };
}

/** Adds the steps of a sequence; the last single class may still be repeated. */
function parseSequence(scanner: Scanner, built: Building, depth: number): void {
  const { steps } = built;
  let last: ByteClass | undefined;
  const single = ({ test }: Single) => {
    last = test;
    steps.push({ op: 'byte', test });
  };
  for (;;) {
    const char = peek(scanner);
    switch (char) {
      case END:
        next(scanner);
        return;
      case CHAR.percent: {
        const special = parseSpecial(scanner);
        if (special) steps.push(special);
        if (special) last = undefined;
        else single(parseSingle(scanner, true));
        break;
      }
      case CHAR.dot:
      case CHAR.open:
      case CHAR.close:
        single(parseSingle(scanner, true));
        break;
      case CHAR.right:
        if (depth === 0) fail(scanner, "invalid ')'");
        return;
      case CHAR.left:
        parseCapture(scanner, built, depth);
        last = undefined;
        break;
      case code('*'):
      case code('+'):
      case code('-'):
      case code('?'):
        next(scanner);
        if (!last) single(literal(char));
        else {
          steps.pop();
          repeat(steps, last, char);
          last = undefined;
        }
        break;
      case CHAR.dollar:
        if (depth === 0 && scanner.at === scanner.source.length - 1) {
          built.mustEnd = true;
          next(scanner);
          last = undefined;
          break;
        }
        single(literal(next(scanner)));
        break;
      default:
        single(literal(next(scanner)));
    }
  }
}

/** `%1` and `%b()`; undefined for a class, which is not read. */
function parseSpecial(scanner: Scanner): Step | undefined {
  const letter = scanner.source.charAt(scanner.at + 1);
  if (letter === '0') {
    next(scanner);
    fail(scanner, 'invalid capture index');
  }
  if (/[1-9]/.test(letter)) {
    scanner.at += 2;
    return { op: 'back', capture: Number(letter) };
  }
  if (letter !== 'b') return undefined;
  scanner.at += 2;
  return { op: 'balance', open: next(scanner), close: next(scanner) };
}

function parseCapture(scanner: Scanner, built: Building, depth: number): void {
  next(scanner);
  const slot = built.slots;
  built.slots += 2;
  if (peek(scanner) === CHAR.right) {
    next(scanner);
    built.steps.push({ op: 'position', slot });
    return;
  }
  if (depth > MAX_DEPTH) throw new PatternError('pattern/input too complex');
  built.steps.push({ op: 'save', slot });
  parseSequence(scanner, built, depth + 1);
  if (peek(scanner) !== CHAR.right) fail(scanner, 'unfinished capture');
  next(scanner);
  built.steps.push({ op: 'save', slot: slot + 1 });
}

function repeat(steps: Step[], test: ByteClass, how: number): void {
  const here = steps.length;
  const byte: Step = { op: 'byte', test };
  switch (String.fromCharCode(how)) {
    case '*':
      steps.push({ op: 'split', first: here + 1, second: here + 3 }, byte, { op: 'jump', to: here });
      return;
    case '+':
      steps.push(byte, { op: 'split', first: here, second: here + 2 });
      return;
    case '-':
      steps.push({ op: 'split', first: here + 3, second: here + 1 }, byte, { op: 'jump', to: here });
      return;
    default:
      steps.push({ op: 'split', first: here + 1, second: here + 2 }, byte);
  }
}
