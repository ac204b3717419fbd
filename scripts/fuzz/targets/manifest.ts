import { loadProject } from '../../../emulator/engine/loadProject.ts';
import { createProject } from '../../../schemas/graph/project.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { checkFile } from '../../../server/workspace/check-file.ts';
import { mutatedManifests } from '../mutatedManifests.ts';
import type { Target } from '../target.ts';

const URI = 'file:///manifest.yaml';
const WORDS = [
  ...[
    '\n',
    '  ',
    '- ',
    ': ',
    '---\n',
    '...\n',
    '&a ',
    '*a',
    '<<: ',
    '|\n',
    '>-\n',
    '!!str ',
    '{{ .Values.x }}',
    '{{- if',
    '# ',
  ],
  ...[
    '%YAML 1.1\n',
    '? ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    'null',
    '~',
    '.inf',
    '0x10',
    '017',
    'yes',
    '2026-01-01',
    'kind: Sensor\n',
  ],
];

/** Manifests: read, checked and loaded. */
export function manifestTarget(): Target {
  return {
    make: mutatedManifests(WORDS),
    answer: (input) => {
      const text = input as string;
      const project = createProject();
      project.setFile(URI, text);
      const findings = checkFile(project, URI, { yamlSyntax: true });
      const loaded = loadProject([readFile(URI, text)], 0);
      return {
        findings: findings.map(({ finding, range }) => [finding.code, finding.message, range]),
        loaded: loaded.problems,
      };
    },
  };
}
