import type { FileFinding } from '../../../server/workspace/check-file.ts';
import type { Finding } from '../../../server/rules/rule.ts';
import type { Span } from '../../../schemas/yaml/position.ts';

/** A place in a file; lines and columns count from 1, columns in UTF-16 units. */
export interface LintPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface LintEdit extends LintPlace {
  readonly newText: string;
}

export interface LintFix {
  readonly title: string;
  readonly edits: readonly LintEdit[];
}

/** One finding as `--output json` prints it. */
export interface LintFinding extends LintPlace {
  /** Relative to the working directory, with slashes; `<stdin>` for standard input. */
  readonly file: string;
  readonly severity: Finding['severity'];
  readonly code: string;
  readonly message: string;
  readonly fixes?: readonly LintFix[];
}

export function toLintFinding(file: string, { finding, rangeOf }: FileFinding): LintFinding {
  const { severity, code, message, span, fixes } = finding;
  const place = (at: Span): LintPlace => {
    const { start, end } = rangeOf(at);
    return {
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    };
  };
  const converted = fixes.map(({ title, edits }) => ({
    title,
    edits: edits.map((edit) => ({ ...place(edit.span), newText: edit.newText })),
  }));
  return { file, ...place(span), severity, code, message, ...(converted.length > 0 && { fixes: converted }) };
}
