import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Range } from '../../schemas/yaml/position.ts';
import type { Finding } from '../rules/rule.ts';
import { docsUrl } from '../rules/table.ts';

const SEVERITIES: Readonly<Record<Finding['severity'], DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

export const SOURCE = 'argo-events';

/** A finding as the Language Server Protocol shows it. */
export function toDiagnostic(finding: Finding, range: Range): Diagnostic {
  return {
    range,
    message: finding.message,
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    codeDescription: { href: docsUrl(finding.code) },
    source: SOURCE,
  };
}
