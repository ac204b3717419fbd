import type { LintFinding } from './finding.ts';
import type { Report } from './report.ts';

const COLOURS: Readonly<Record<string, string>> = {
  error: '31',
  warning: '33',
  information: '36',
  hint: '36',
  bold: '1',
  faint: '2',
};

/** As a compiler writes: place, severity, message, code, the line itself with the place underlined; a summary at the end. */
export function reportText({ findings, files, lineOf, colours }: Report): string {
  const paint = (style: string, text: string): string =>
    colours ? `\u001b[${COLOURS[style] ?? '0'}m${text}\u001b[0m` : text;
  const blocks = findings.map((finding) => {
    const { file, line, column, severity, message, code } = finding;
    const head = `${paint('bold', `${file}:${line}:${column}`)}: ${paint(severity, severity)}: ${message} ${paint('faint', `[${code}]`)}`;
    const source = lineOf(file, line);
    return source.trim() === ''
      ? head
      : `${head}\n  ${source}\n  ${paint(severity, underline(finding, source))}`;
  });
  return `${[...blocks, summary(findings, files)].join('\n')}\n`;
}

function underline({ line, column, endLine, endColumn }: LintFinding, source: string): string {
  const end = endLine === line ? endColumn : source.length + 1;
  const before = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return before + '^'.repeat(Math.max(1, end - column));
}

function summary(findings: readonly LintFinding[], files: number): string {
  const counts = (['error', 'warning', 'information', 'hint'] as const)
    .map((severity) => ({
      severity,
      count: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, severity === 'information' ? 'note' : severity));
  const bad = new Set(findings.map((finding) => finding.file)).size;
  return counts.length > 0
    ? `${counts.join(', ')} in ${bad} of ${plural(files, 'file')}.`
    : `No findings in ${plural(files, 'file')}.`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
