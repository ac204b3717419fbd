import { Lexer } from 'yaml';

/** Parts of the library's lexer that its types hide. */
interface Indents {
  /** The least indent of lines that belong to what is being read. */
  indentNext: number;
  parseQuotedScalar(): Scan;
  parseFlowCollection(): Scan;
}

type Scan = Generator<string, unknown, unknown>;

/** A lexer that, as go-yaml, does not mind where the lines of a quoted text or of something in brackets begin. */
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
  return lexer;
}
