import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';

const HEAD = 'apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: a}\nspec:\n';
const GOOD = `${HEAD}  webhook: {a: {endpoint: /a, port: "1"}}\n`;
const BAD = `${HEAD}  webhook: {a: {endpoint: /a, port: 1}}\n`;
const WARN = GOOD.replace('metadata: {name: a}', 'metadata: {}');
const SAMPLE = 'kind: ArgoEventsSample\nname: s\nfor: github\nbase: push\nset: {ref: x}\n';
const SOURCED = '{"kind": "ArgoEventsSample", "name": "s", "for": "a/a", "base": "push"}';
const FINDING = {
  file: 'a.yaml',
  line: 5,
  column: 37,
  endLine: 5,
  endColumn: 38,
  severity: 'error',
  code: 'wrong-type',
  message: 'Expected a text: put it in quotes, found the number 1.',
};

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'argo-events-lint-'));
});
afterEach(() => {
  rmSync(cwd, { recursive: true });
});

async function run(args: string[], files: Record<string, string | Buffer>, stdin = '', colours = false) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), content);
  }
  return runCli(['lint', ...args], cwd, { stdin, colours });
}

const exits: [name: string, args: string[], files: Record<string, string | Buffer>, exit: number][] = [
  ['clean', [], { 'a.yaml': GOOD }, 0],
  ['an error', [], { 'a.yaml': BAD }, 1],
  ['a warning is below the bar', [], { 'a.yaml': WARN }, 0],
  ['a warning at the bar', ['--fail-on', 'warning'], { 'a.yaml': WARN }, 1],
  ['nothing to check', [], {}, 0],
  ['ignored', [], { '.argo-events.yaml': 'kind: ArgoEventsProject\nignore: [x]', 'x/a.yaml': BAD }, 0],
  [
    'configured from above',
    ['x/a.yaml'],
    { '.argo-events.yaml': 'kind: ArgoEventsProject\nrules: {wrong-type: off}', 'x/a.yaml': BAD },
    0,
  ],
  ['a file by its name', ['a.txt'], { 'a.txt': BAD }, 1],
  ['only what was named', ['b.yaml'], { 'a.yaml': BAD, 'b.yaml': GOOD }, 0],
  ['a bad configuration', [], { '.argo-events.yaml': 'kind: Other' }, 1],
  ['a sample', [], { 'a.event.yaml': SAMPLE }, 0],
  ['a sample with a path that hits nothing', [], { 'a.event.yaml': SAMPLE.replace('ref:', 'body.ref:') }, 1],
  ['a sample of an event that is known', [], { 'a.event.json': SOURCED, 'a.yaml': GOOD }, 1],
  ['a sample of an event that is not known', [], { 'a.event.json': SOURCED }, 0],
  [
    'samples that may be anything',
    [],
    {
      '.argo-events.yaml': 'kind: ArgoEventsProject\nrules: {invalid-test-event: off}',
      'a.event.yaml': `${SAMPLE}x: 1`,
    },
    0,
  ],
  ['a manifest by the name of a sample', [], { 'a.event.yaml': BAD }, 1],
  ['requests for somebody else', [], { 'a.http': 'query { a }' }, 0],
  ['no such path', ['nowhere'], {}, 2],
  ['binary by its name', ['a.yaml'], { 'a.yaml': Buffer.from([0, 1]) }, 2],
  ['binary among others', [], { 'a.yaml': Buffer.from([0, 1]) }, 0],
  ['unknown option', ['--nonsense'], {}, 2],
  ['unknown output', ['--output', 'xml'], {}, 2],
  ['no baseline', ['--baseline', 'none.json'], { 'a.yaml': BAD }, 2],
];

test.each(exits)('%s', async (_, args, files, exit) => {
  expect((await run(args, files)).exit).toBe(exit);
});

test('text is what a compiler writes', async () => {
  const { out } = await run([], { 'a.yaml': BAD, 'sub/b.yaml': WARN, 'c.yaml': GOOD });
  expect(out).toMatchInlineSnapshot(`
    "a.yaml:5:37: error: Expected a text: put it in quotes, found the number 1. [wrong-type]
        webhook: {a: {endpoint: /a, port: 1}}
                                          ^
    sub/b.yaml:3:1: warning: Kubernetes takes no EventSource without \`metadata.name\`. [missing-name]
      metadata: {}
      ^^^^^^^^
    1 error, 1 warning in 2 of 3 files.
    "
  `);
});

test('colours on a terminal only', async () => {
  expect((await run([], { 'a.yaml': BAD })).out).not.toContain('\u001b');
  expect((await run([], { 'a.yaml': BAD }, '', true)).out).toContain('\u001b[31merror');
});

test('JSON', async () => {
  const { out } = await run(['--output', 'json'], { 'a.yaml': BAD });
  expect(JSON.parse(out)).toEqual([
    {
      ...FINDING,
      fixes: [
        {
          title: 'Put it in quotes',
          edits: [{ line: 5, column: 37, endLine: 5, endColumn: 38, newText: '"1"' }],
        },
      ],
    },
  ]);
});

test('standard input', async () => {
  const { exit, out } = await run(['-', '-o', 'json'], {}, BAD);
  expect(exit).toBe(1);
  expect(JSON.parse(out)).toMatchObject([{ ...FINDING, file: '<stdin>' }]);
});

test('SARIF', async () => {
  const { out } = await run(['--output', 'sarif'], { 'a b.yaml': BAD });
  expect(JSON.parse(out)).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        results: [
          {
            ruleId: 'wrong-type',
            level: 'error',
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'a%20b.yaml' },
                  region: { startLine: 5, startColumn: 37 },
                },
              },
            ],
          },
        ],
      },
    ],
  });
});

test('GitHub annotations', async () => {
  const { out } = await run(['--output', 'github'], { 'a.yaml': BAD });
  expect(out).toBe(
    '::error file=a.yaml,line=5,endLine=5,col=37,endColumn=38,title=wrong-type::Expected a text: put it in quotes, found the number 1.\n',
  );
});

test('a baseline hides what is known, wherever it moves, and nothing else', async () => {
  const baseline = ['--baseline', 'known.json'];
  expect((await run([...baseline, '--write-baseline'], { 'a.yaml': BAD })).exit).toBe(0);
  expect((await run(baseline, { 'a.yaml': `# moved\n${BAD}` })).exit).toBe(0);
  expect((await run(baseline, { 'b.yaml': BAD })).exit).toBe(1);
});

test('the cache answers until something changes', async () => {
  const first = await run(['--cache'], { 'a.yaml': BAD });
  const cache = join(cwd, '.argo-events-lint-cache');
  writeFileSync(cache, readFileSync(cache, 'utf8').replace('put it in quotes', 'from the cache'));
  expect((await run(['--cache'], {})).out).toBe(first.out.replace('put it in quotes', 'from the cache'));
  expect((await run(['--cache'], { 'a.yaml': GOOD })).exit).toBe(0);
});
