import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCli, type CliResult } from '../../support/cli.ts';

const RENDER = fileURLToPath(new URL('../../fixtures/render/render.mjs', import.meta.url));
const HEAD =
  'apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata:\n  name: {{ .Values.name }}\nspec:\n';
const SOURCE = `${HEAD}  webhook:\n    push:\n      endpoint: /push\n      port: {{ .Values.port }}\n      method: POST\n`;
const SENSOR =
  'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: s}\nspec:\n  dependencies: [{name: d, eventSourceName: {{ .Values.name }}, eventName: push}]\n  triggers: [{template: {name: t, log: {}}}]\n';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'argo-events-render-'));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function write(files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
}

const command = (...values: string[]): string => JSON.stringify([process.execPath, RENDER, ...values]);
const config = (line: string, more = ''): string =>
  `kind: ArgoEventsProject\nrender:\n  - folder: chart\n    command: ${line}\n${more}`;
const chart = (values: string, more: Record<string, string> = {}): Record<string, string> => ({
  '.argo-events.yaml': config(values),
  'chart/Chart.yaml': 'name: app\n',
  'chart/templates/es.yaml': SOURCE,
  ...more,
});

interface Finding {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

async function lint(args: readonly string[] = []): Promise<{ exit: number; found: string[]; all: string }> {
  const { exit, out } = await runCli(['lint', '-o', 'json', ...args], cwd);
  const findings = JSON.parse(out) as Finding[];
  return { exit, found: findings.map(({ file, line, code }) => `${file}:${line} ${code}`), all: out };
}

const GOOD = command('name=a', 'port="1"');
const BAD = command('name=a', 'port=1');
const MISSING = 'argo-events-no-such-program template .';
const RENDERED = `chart/rendered: ${process.execPath} ${RENDER} name=a port=1`;

const cases: [what: string, files: Record<string, string>, args: string[], found: string[]][] = [
  ['what renders well', chart(GOOD), [], []],
  ['a value at its line of the template', chart(BAD), [], ['chart/templates/es.yaml:9 wrong-type']],
  ['told not to render', chart(BAD), ['--no-render'], []],
  ['nothing of the chart', chart(BAD, { 'other.yaml': 'a: 1' }), ['other.yaml'], []],
  [
    'a template by its name',
    chart(BAD),
    ['chart/templates/es.yaml'],
    ['chart/templates/es.yaml:9 wrong-type'],
  ],
  [
    'what the template is told already, once',
    chart(GOOD, { 'chart/templates/es.yaml': `${SOURCE}      prot: 1\n` }),
    [],
    ['chart/templates/es.yaml:11 unknown-field'],
  ],
  [
    'what a comment of the template switches off',
    chart(BAD, {
      'chart/templates/es.yaml': SOURCE.replace(
        '      port',
        '      # argo-events-disable-next-line wrong-type\n      port',
      ),
    }),
    [],
    [],
  ],
  [
    'a place that is not certain, on the rendered text',
    chart(BAD, {
      'chart/templates/es.yaml': `${SOURCE}---\n${SOURCE.replace('  name:', '  namespace: {{ .Values.name }}\n  name:')}`,
    }),
    [],
    [`${RENDERED}:11 wrong-type`, `${RENDERED}:24 wrong-type`],
  ],
  [
    'templates that are ignored',
    chart(BAD, { '.argo-events.yaml': config(BAD, 'ignore: [chart/templates]\n') }),
    [],
    [`${RENDERED}:11 wrong-type`],
  ],
  [
    'an event that only the rendered text shows to be absent',
    chart(GOOD, { 'chart/templates/s.yaml': SENSOR.replace('eventName: push', 'eventName: pusch') }),
    [],
    ['chart/templates/s.yaml:5 unknown-event'],
  ],
  ['a program that is not there', chart(MISSING), [], ['.argo-events.yaml:4 render-failed']],
  ['a renderer that fails', chart(command('name=a')), [], ['.argo-events.yaml:4 render-failed']],
  [
    'a failure that nobody wants to know of',
    { ...chart(MISSING), '.argo-events.yaml': config(MISSING, 'rules: {render-failed: off}\n') },
    [],
    [],
  ],
];

test.each(cases)('lint: %s', async (_, files, args, found) => {
  write(files);
  expect((await lint(args)).found.sort()).toEqual(found);
});

test('a failure says what the command said last', async () => {
  write(chart(command('name=a')));
  const { exit, all } = await lint();
  expect(exit).toBe(1);
  expect(all).toContain('Error: es.yaml: there is no value port');
});

test('text shows the line of the template, and that of the rendered text', async () => {
  write(chart(BAD));
  expect((await runCli(['lint'], cwd)).out).toContain(
    'chart/templates/es.yaml:9:13: error: Expected a text: put it in quotes, found the number 1. So it is in the output of',
  );
  write({ '.argo-events.yaml': config(BAD, 'ignore: [chart/templates]\n') });
  expect((await runCli(['lint'], cwd)).out).toMatch(
    /rendered: .*:11:13: error: .*\n {2} {6}port: 1\n {2} {12}\^/,
  );
});

test('the cache knows when the output changes', async () => {
  write(chart(GOOD));
  expect((await lint(['--cache'])).found).toEqual([]);
  write({ 'chart/values.txt': 'not read', '.argo-events.yaml': config(BAD) });
  expect((await lint(['--cache'])).found).toHaveLength(1);
});

const fire = (...args: string[]): Promise<CliResult> =>
  runCli(['fire', '--event', 'a/push', '--clock', '2026-01-01T00:00:00Z', ...args], cwd);

test('fire runs what is rendered', async () => {
  write(chart(GOOD, { 'chart/templates/s.yaml': SENSOR }));
  const { exit, out } = await fire();
  expect(out).toContain('Resolved: s/t');
  expect(out).toMatch(/chart\/rendered: .*:\d+/);
  expect(exit).toBe(0);
  expect((await fire('--no-render')).exit).toBe(2);
});

test('fire names file, line and remedy of a command that fails', async () => {
  write(chart(MISSING));
  const { exit, err } = await fire();
  expect(exit).toBe(2);
  expect(err).toMatch(/^\.argo-events\.yaml:4: `argo-events-no-such-program` cannot be started .*PATH/);
});

function isThere(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const KUSTOMIZE = {
  'base/kustomization.yaml': 'resources: [es.yaml]\n',
  'base/es.yaml': SOURCE.replace('{{ .Values.name }}', 'a').replace('{{ .Values.port }}', '1'),
  'overlays/prod/kustomization.yaml': 'resources: [../../base]\nnamespace: prod\n',
};

const kustomizers: [line: string, isHere: boolean][] = [
  ['kustomize build overlays/prod', isThere('kustomize', 'version')],
  ['kubectl kustomize overlays/prod', isThere('kubectl', 'kustomize', '--help')],
];

for (const [line, isHere] of kustomizers)
  test.skipIf(!isHere)(`a real ${line}${isHere ? '' : ': it is not on the PATH'}`, async () => {
    write({
      ...KUSTOMIZE,
      '.argo-events.yaml': `kind: ArgoEventsProject\nrules: {wrong-type: off}\nrender: [{command: ${line}}]\n`,
    });
    expect((await lint()).found).toEqual([]);
    write({ '.argo-events.yaml': `kind: ArgoEventsProject\nrender: [{command: ${line}}]\n` });
    expect((await lint()).found).toEqual(['base/es.yaml:9 wrong-type']);
    const fixed = KUSTOMIZE['base/es.yaml'].replace('port: 1', 'port: "1"');
    write({ 'base/es.yaml': fixed });
    expect((await fire()).out).toContain('rendered: ');
  });

const hasHelm = isThere('helm', 'version');
test.skipIf(!hasHelm)(`a real helm template${hasHelm ? '' : ': it is not on the PATH'}`, async () => {
  write({
    ...chart('helm template .'),
    'chart/Chart.yaml': 'apiVersion: v2\nname: app\nversion: 0.1.0\n',
    'chart/values.yaml': 'name: a\nport: 1\n',
  });
  expect((await lint()).found).toEqual(['chart/templates/es.yaml:9 wrong-type']);
});
