import { expect, test } from 'vitest';
import { nodeAt, pathAt, spanOf } from '../../../schemas/yaml/node.ts';
import { parseTree } from '../../../schemas/yaml/parse.ts';

const text =
  'spec:\n  webhook:\n    push: {port: "1"}\n  empty:\n  list:\n    - a: 1\n    - b\nref: &r {x: 1}\nuse:\n  <<: *r\n';
const root = parseTree(text).root;

const spans: [path: (string | number)[], shown: string][] = [
  [['spec', 'webhook', 'push', 'port'], '"1"'],
  [['spec', 'webhook', 'push'], 'push'],
  [['spec', 'webhook', 'push', 'endpoint'], 'push'],
  [['spec', 'empty'], 'empty'],
  [['spec', 'list', 0], 'a'],
  [['spec', 'list', 1], 'b'],
  [['spec', 'list', 7], 'list'],
  [['metadata'], 'spec'],
  [[], 'spec'],
];

test.each(spans)('the span of %j is %j', (path, shown) => {
  const span = root && spanOf(root, path);
  expect(text.slice(span?.start, span?.end)).toBe(shown);
});

const offsets: [mark: string, path: (string | number)[], onKey: boolean][] = [
  ['webhook', ['spec', 'webhook'], true],
  ['"1"', ['spec', 'webhook', 'push', 'port'], false],
  ['- a', ['spec', 'list'], false],
  ['b\n', ['spec', 'list', 1], false],
];

test.each(offsets)('at %j stands %j', (mark, path, onKey) => {
  expect(pathAt(root, text.indexOf(mark))).toEqual({ path, onKey });
});

test('a merged entry is found by path', () => {
  expect(nodeAt(root, ['use', 'x'])).toMatchObject({ text: '1' });
});
