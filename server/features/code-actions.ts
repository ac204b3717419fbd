import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import type { Range, Span } from '../../schemas/yaml/position.ts';
import type { Finding } from '../rules/rule.ts';
import { INVALID_CONFIG, INVALID_TEST_EVENT, RENDER_FAILED, UNUSED_STAND_IN } from '../rules/codes.ts';
import { toDiagnostic } from './diagnostics.ts';

/** A finding with its place in the file. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly range: Range;
  readonly rangeOf: (span: Span) => Range;
}

/** In files of these, no comment switches anything off. */
const WITHOUT_COMMENTS: ReadonlySet<string> = new Set([
  INVALID_CONFIG,
  INVALID_TEST_EVENT,
  RENDER_FAILED,
  UNUSED_STAND_IN,
]);

/** The fixes of the findings that touch a range, and for each the comment that switches it off in its line. */
export function codeActions(
  uri: string,
  findings: readonly PlacedFinding[],
  range: Range,
  lineText: (line: number) => string,
): CodeAction[] {
  const touched = findings.filter((found) => overlaps(found.range, range));
  return [
    ...touched.flatMap((found) => fixActions(uri, found)),
    ...touched
      .filter(({ finding }) => !WITHOUT_COMMENTS.has(finding.code))
      .map((found) => disableAction(uri, found, lineText(found.range.start.line))),
  ];
}

function fixActions(uri: string, { finding, range, rangeOf }: PlacedFinding): CodeAction[] {
  return finding.fixes.map((fix) => ({
    title: fix.title,
    kind: 'quickfix',
    diagnostics: [toDiagnostic(finding, range)],
    ...(fix.preferred && { isPreferred: true }),
    edit: {
      changes: {
        [uri]: fix.edits.map(({ span, newText }): TextEdit => ({ range: rangeOf(span), newText })),
      },
    },
  }));
}

function disableAction(uri: string, { finding, range }: PlacedFinding, line: string): CodeAction {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const start = { line: range.start.line, character: 0 };
  const newText = `${indent}# argo-events-disable-next-line ${finding.code}\n`;
  return {
    title: `Disable \`${finding.code}\` for this line`,
    kind: 'quickfix',
    diagnostics: [toDiagnostic(finding, range)],
    edit: { changes: { [uri]: [{ range: { start, end: start }, newText }] } },
  };
}

function overlaps(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
