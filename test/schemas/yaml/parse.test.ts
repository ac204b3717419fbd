import { expect, test } from 'vitest';
import { toJsonText, toValue } from '../../../schemas/yaml/json.ts';
import { parseTree } from '../../../schemas/yaml/parse.ts';

const values: [name: string, text: string, value: unknown][] = [
  ['alias', 'a: &x {k: 1}\nb: *x', { a: { k: 1 }, b: { k: 1 } }],
  [
    'merge first, own wins',
    'a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  k: 3',
    { a: { k: 1, l: 2 }, b: { k: 3, l: 2 } },
  ],
  [
    'merge last, merged wins as in go-yaml v2',
    'a: &x {k: 1}\nb:\n  k: 3\n  <<: *x',
    { a: { k: 1 }, b: { k: 1 } },
  ],
  [
    'merge list, the first wins',
    'a: &x {k: 1}\nb: &y {k: 2, l: 2}\nc:\n  <<: [*x, *y]',
    { a: { k: 1 }, b: { k: 2, l: 2 }, c: { k: 1, l: 2 } },
  ],
  ['quoted << is a key', '"<<": {a: 1}', { '<<': { a: 1 } }],
  ['duplicate keys, the last wins', 'a: 1\na: 2', { a: 2 }],
  ['boolean key', 'on: 1', { true: 1 }],
  ['__proto__ is a key', '__proto__: {a: 1}', JSON.parse('{"__proto__": {"a": 1}}')],
  ['lone CR ends a line', 'a: 1\rb: 2\r', { a: 1, b: 2 }],
  ['tags', 'a: !!int "5"\nb: !!str 5\nc: !!timestamp 2026-01-01', { a: 5, b: '5', c: '2026-01-01' }],
  ['YAML 1.1 named', '%YAML 1.1\n---\na: yes', { a: true }],
  ['tab behind a value', 'a: 1\t\nb: 2', { a: 1, b: 2 }],
  ['tab in a block text', 'a: |\n  x\n  \ty\nb: 2', { a: 'x\n\ty\n', b: 2 }],
  ['tab in a blank line behind a plain text', 'a: x\n  \t\nb: 2', { a: 'x', b: 2 }],
  ['tab in brackets and quotes', 'a: {b: c,\n\t d: "e\n\tf"}', { a: { b: 'c', d: 'e f' } }],
  ['NEL in JSON is text', '{"a": "x\u0085y"}', { a: 'x\u0085y' }],
  ['NEL ends a line', 'a: 1\u0085b: 2', { a: 1, b: 2 }],
  ['nothing', '# only a comment', null],
  ['quoted text as far left as its key', 'a:\n  b: "x\n  y"\n  c: 1', { a: { b: 'x y', c: 1 } }],
  [
    'quoted text at the left edge, and a quote in it',
    "a:\n  b: 'x''\n\ny'\n  c: 1",
    { a: { b: "x'\ny", c: 1 } },
  ],
  ['quoted text in brackets', 'a:\n  b: ["\n    x\n  "]\n  c: 1', { a: { b: [' x '], c: 1 } }],
  ['brackets as far left as their key', 'a:\n  b: [x,\n  z]\n  c: 1', { a: { b: ['x', 'z'], c: 1 } }],
  [
    'braces as far left as their key',
    'a:\n  b: {\n  x: 1,\n  z: 2\n  }\n  c: 1',
    { a: { b: { x: 1, z: 2 }, c: 1 } },
  ],
];

test.each(values)('%s', (_, text, value) => {
  const tree = parseTree(text);
  expect(tree.problems).toEqual([]);
  expect(toValue(tree.root)).toEqual(value);
});

const bomb = Array.from({ length: 30 }, (_, index) =>
  index === 0 ? 'a0: &a0 [x]' : `a${index}: &a${index} [${`*a${index - 1}, `.repeat(9)}]`,
).join('\n');

const problems: [name: string, text: string, message: RegExp][] = [
  ['anchor that holds itself', 'a: &x\n  b: *x', /hold itself/],
  ['tab in front of a key', 'a: [1]\n\tb: 2', /a tab cannot stand here|Tabs are not allowed/],
  ['tab in front of a comment', 'a: [1]\n\t# c', /a tab cannot stand here/],
  ['tab in front of an item', 'a:\n  - \tx', /a tab cannot stand here/],
  ['tab left of a block text', 'a: |\n  x\n\t\n  y', /a tab cannot stand here/],
  ['no number behind !!int', 'a: !!int x', /"x" is no !!int/],
  ['no base64 behind !!binary', 'a: !!binary aGk', /no base64/],
  ['unknown anchor', 'a: *x', /no anchor|Unresolved alias/],
  ['alias bomb', bomb, /blow this document up/],
  ['flow nested too deep', `a: ${'['.repeat(100_000)}`, /too deep/],
  [
    'blocks nested too deep',
    Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
    /200 levels/,
  ],
  ['merge of a text', 'a:\n  <<: x', /takes an alias/],
  ['list as key', '? [a]\n: 1', /single text/],
  ['null key', '~: 1', /null/],
  ['missing key', ': 1', /missing/],
  ['infinity', 'a: .inf', /JSON has no .inf/],
  ['YAML 1.2', '%YAML 1.2\n---\na: 1', /YAML 1.1/],
  ['JSON with a comment', '{"a": 1 # c\n}', /must be JSON/],
  ['JSON with bare words', '{a: 1}', /must be JSON/],
  ['tab as indentation', 'a:\n\tb: 1', /[Tt]ab/],
  ['unclosed quote', 'a: "b', /quote/],
  ['unclosed flow', 'a: [b', /\]/],
  ['too large', 'a'.repeat(2_000_000), /1\.9 MiB/],
];

test.each(problems)('%s', (_, text, message) => {
  const found = parseTree(text).problems.map((problem) => problem.message);
  expect(found.filter((text) => message.test(text))).not.toEqual([]);
});

const templates: [name: string, text: string, value: unknown, templated: boolean][] = [
  ['quoted action is plain YAML', 'a: "{{ .x }}"', { a: '{{ .x }}' }, false],
  ['bare action', 'a: {{ .x }}\nb: 1', { a: '{{ .x }}', b: 1 }, true],
  ['control lines', '{{- if .x }}\na: 1\n{{- end }}', { a: 1 }, true],
  ['control lines with CRLF', '{{- if .x }}\r\na: 1\r\n{{- end }}\r\n', { a: 1 }, true],
  ['action over lines', 'a: 1\n{{- with\n  .x }}\nb: {{ . }}\n{{ end }}', { a: 1, b: '{{ . }}' }, true],
  ['action in a key', '{{ .k }}: 1\nb: {{ .x }}', { '{{ .k }}': 1, b: '{{ .x }}' }, true],
];

test.each(templates)('template: %s', (_, text, value, templated) => {
  const tree = parseTree(text);
  expect(tree.problems).toEqual([]);
  expect(tree.templated).toBe(templated);
  expect(toValue(tree.root)).toEqual(value);
});

test('a line of very many actions is read in linear time', () => {
  expect(parseTree(`a:\n  ${'{{ x }} '.repeat(5000)}b`).templated).toBe(true);
});

test('JSON text as the API server keeps it', () => {
  expect(toJsonText(parseTree('b: 18446744073709551615\na: [x, 2.50, null]').root)).toBe(
    '{"a":["x",2.5,null],"b":18446744073709551615}',
  );
});
