import { ruleCodes } from '../../../server/rules/table.ts';
import type { LintFinding, LintPlace } from './finding.ts';
import type { Report } from './report.ts';

const LEVELS: Readonly<Record<LintFinding['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, which code scanning services read. */
export function reportSarif({ findings }: Report): string {
  const driver = {
    name: 'argo-events-dev',
    rules: ruleCodes.map((id) => ({ id })),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results: findings.map(resultOf) }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf(finding: LintFinding): object {
  // A colon would make the first folder a scheme.
  const artifactLocation = { uri: encodeURI(finding.file).replaceAll(':', '%3A') };
  const fixes = finding.fixes?.map(({ title, edits }) => ({
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation,
        replacements: edits.map((edit) => ({
          deletedRegion: regionOf(edit),
          insertedContent: { text: edit.newText },
        })),
      },
    ],
  }));
  return {
    ruleId: finding.code,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(finding) } }],
    ...(fixes && { fixes }),
  };
}

function regionOf({ line, column, endLine, endColumn }: LintPlace): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
