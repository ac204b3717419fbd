import type { LintFinding } from './finding.ts';
import type { Report } from './report.ts';

const COMMANDS: Readonly<Record<LintFinding['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands, which GitHub Actions shows as annotations in a pull request. */
export function reportGithub({ findings }: Report): string {
  return findings
    .map(({ file, line, column, endLine, endColumn, severity, code, message }) => {
      const properties = { file, line, endLine, col: column, endColumn, title: code };
      const list = Object.entries(properties).map(
        ([key, value]) => `${key}=${escapeProperty(String(value))}`,
      );
      return `::${COMMANDS[severity]} ${list.join(',')}::${escapeData(message)}\n`;
    })
    .join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
