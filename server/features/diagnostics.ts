import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Range } from '../../schemas/yaml/position.ts';
import type { Finding } from '../rules/rule.ts';

const SEVERITIES: Readonly<Record<Finding['severity'], DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

export const SOURCE = 'argo-events';

/**
 * A finding as the Language Server Protocol shows it.
 * @param docs URI of the folder that holds a page for each rule
 */
export function toDiagnostic(finding: Finding, range: Range, docs?: string): Diagnostic {
  return {
    range,
    message: finding.message,
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    ...(docs !== undefined && { codeDescription: { href: `${docs}/${finding.code}.md` } }),
    source: SOURCE,
  };
}
