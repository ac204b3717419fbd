import { expect, test } from 'vitest';
import { readFile } from '../../../schemas/manifest/file.ts';
import { originOf } from '../../../schemas/render/origin.ts';

const head = (name: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata:\n  name: ${name}\nspec:\n`;
const FROM_HELM = '---\n# Source: app/templates/es.yaml\n';
const TEMPLATE = 'templates/es.yaml';

/** Rendered text with the place between `<` and `>`; templates by file with the place where it must be found, or none. */
const cases: [what: string, rendered: string, templates: Record<string, string>][] = [
  [
    'a value that a template writes',
    `${FROM_HELM}${head('a')}  webhook:\n    push:\n      port: <12000>\n`,
    { [TEMPLATE]: `${head('{{ .Values.name }}')}  webhook:\n    push:\n      port: <{{ .Values.port }}>\n` },
  ],
  [
    'a value that stands in the template',
    `${FROM_HELM}${head('a')}  webhook:\n    push:\n      port: <12000>\n`,
    {
      [TEMPLATE]: `${head('a')}{{- if .Values.on }}\n  webhook:\n    push:\n      port: <12000>\n{{- end }}\n`,
    },
  ],
  [
    'a key',
    `${FROM_HELM}${head('a')}  webhook:\n    push:\n      <prot>: "1"\n`,
    {
      [TEMPLATE]: `${head('a')}  webhook:\n    {{ .Values.event }}:\n      <prot>: {{ .Values.port | quote }}\n`,
    },
  ],
  [
    'another value than the template has',
    `${FROM_HELM}${head('a')}  webhook:\n    push:\n      port: <12000>\n`,
    { [TEMPLATE]: `${head('a')}  webhook:\n    push:\n      port: 1{{ .Values.port }}1\n` },
  ],
  [
    'what an include writes',
    `${FROM_HELM}${head('a')}  webhook:\n    push:\n      port: <12000>\n`,
    { [TEMPLATE]: `${head('a')}  webhook:\n    push:\n      {{- toYaml .Values.push | nindent 6 }}\n` },
  ],
  [
    'one of two templates of the same kind in a file',
    `${FROM_HELM}${head('b')}  replicas: <x>\n`,
    { [TEMPLATE]: `${head('a')}  replicas: x\n---\n${head('b')}  replicas: <x>\n` },
  ],
  [
    'one of two templates whose names are written',
    `${FROM_HELM}${head('b')}  replicas: <x>\n`,
    { [TEMPLATE]: `${head('{{ .a }}')}  replicas: x\n---\n${head('{{ .b }}')}  replicas: x\n` },
  ],
  [
    'the file that Helm names, not one that looks alike',
    `${FROM_HELM}${head('b')}  replicas: <x>\n`,
    {
      [TEMPLATE]: `${head('{{ .b }}')}  replicas: <x>\n`,
      'templates/other.yaml': `${head('b')}  replicas: x\n`,
    },
  ],
  [
    'a file that is not there',
    `${FROM_HELM}${head('b')}  replicas: <x>\n`,
    { 'a.yaml': `${head('b')}  replicas: x\n` },
  ],
  [
    'an item of a list without loops',
    `${FROM_HELM}${head('a')}  service:\n    ports:\n    - port: 1\n    - port: <x>\n`,
    { [TEMPLATE]: `${head('a')}  service:\n    ports:\n      - port: {{ .a }}\n      - port: <{{ .b }}>\n` },
  ],
  [
    'an item of a list with a condition',
    `${FROM_HELM}${head('a')}  service:\n    ports:\n    - port: 1\n    - port: <x>\n`,
    {
      [TEMPLATE]: `${head('a')}  service:\n    ports:\n      {{- if .a }}\n      - port: {{ .a }}\n      {{- end }}\n      - port: {{ .b }}\n`,
    },
  ],
  [
    'an item of a list that a loop writes',
    `${FROM_HELM}${head('a')}  service:\n    ports:\n    - port: 1\n    - port: <x>\n`,
    {
      [TEMPLATE]: `${head('a')}  service:\n    ports:\n      {{- range .ports }}\n      - port: <{{ . }}>\n      {{- end }}\n`,
    },
  ],
  [
    'a base of a kustomization',
    `${head('a')}  replicas: <x>\n`,
    { 'base/a.yaml': `${head('a')}  replicas: <x>\n`, 'base/b.yaml': `${head('b')}  replicas: x\n` },
  ],
  [
    'a base that a patch changes',
    `${head('a')}  replicas: <x>\n`,
    { 'base/a.yaml': `${head('a')}  replicas: 1\n`, 'patch.yaml': `${head('a')}  replicas: <x>\n` },
  ],
  [
    'what both base and patch say',
    `${head('a')}  replicas: <x>\n`,
    { 'base/a.yaml': `${head('a')}  replicas: x\n`, 'patch.yaml': `${head('a')}  replicas: x\n` },
  ],
  [
    'a name that a kustomization has changed',
    `${head('dev-a')}  replicas: <x>\n`,
    { 'base/a.yaml': `${head('a')}  replicas: x\n` },
  ],
  [
    'a template that cannot be read',
    `${FROM_HELM}${head('a')}  replicas: <x>\n`,
    { [TEMPLATE]: `${head('a')}  replicas: x\n  y: [\n` },
  ],
];

test.each(cases)('%s', (_, marked, templates) => {
  const { text, mark } = unmarked(marked);
  const files = Object.entries(templates).map(([name, content]) => ({
    ...unmarked(content),
    uri: `file:///charts/app/${name}`,
  }));
  const [document] = readFile('file:///charts/app/rendered.yaml', text).documents;
  if (!document || !mark) throw new Error('no mark');
  const found = originOf(
    document,
    mark,
    files.map((file) => readFile(file.uri, file.text)),
  );
  const wanted = files.flatMap(({ uri, mark: at }) => (at ? [{ uri, ...at }] : []));
  const shift = found?.document.offset ?? 0;
  expect(
    found ? [{ uri: found.file.uri, start: found.span.start + shift, end: found.span.end + shift }] : [],
  ).toEqual(wanted);
});

function unmarked(marked: string): { text: string; mark: { start: number; end: number } | undefined } {
  const start = marked.indexOf('<');
  const end = marked.indexOf('>');
  const text = marked.replace('<', '').replace('>', '');
  return { text, mark: start < 0 ? undefined : { start, end: end - 1 } };
}
