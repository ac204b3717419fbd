import { Lexer } from 'yaml';

/** Parts of the library's lexer that its types hide. */
interface Indents {
  /** The least indent of lines that belong to what is being read. */
  indentNext: number;
  parseQuotedScalar(): Scan;
  parseFlowCollection(): Scan;
  readonly flowLevel: number;
  charAt(offset: number): string;
  pushIndicators(): Generator<string, number, unknown>;
}

type Scan = Generator<string, unknown, unknown>;

/** A lexer that, as go-yaml, does not mind where the lines of a quoted text or of something in brackets begin, and reads a lone dash there as a text. */
export function lenientLexer(): Lexer {
  const lexer = new Lexer();
  const inner = lexer as unknown as Indents;
  for (const method of ['parseQuotedScalar', 'parseFlowCollection'] as const) {
    const strict = inner[method].bind(inner);
    inner[method] = function* () {
      const kept = inner.indentNext;
      inner.indentNext = 0;
      const next = yield* strict();
      inner.indentNext = kept;
      return next;
    };
  }
  readsLoneDashes(inner);
  return lexer;
}

/** While it looks for indicators, it sees a letter in the place of such a dash. */
function readsLoneDashes(inner: Indents): void {
  const charAt = inner.charAt.bind(inner);
  const indicators = inner.pushIndicators.bind(inner);
  inner.pushIndicators = function* () {
    inner.charAt = (offset) => {
      const char = charAt(offset);
      const isText = char === '-' && inner.flowLevel > 0 && /[,\]}]/.test(charAt(offset + 1));
      return isText ? 'x' : char;
    };
    const count = yield* indicators();
    inner.charAt = charAt;
    return count;
  };
}
