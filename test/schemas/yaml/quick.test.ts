import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readFully } from '../../../schemas/yaml/parse.ts';
import { readQuickly } from '../../../schemas/yaml/quick/read.ts';
import { sliceFile } from '../../../schemas/yaml/slice.ts';

const read: [name: string, text: string][] = [
  ['fields', 'a: 1\nb: yes\nc: x y\nd:\ne: "1"\n'],
  ['no line break at the end', 'a: 1'],
  ['a mark', '# c\n---\na: 1\n'],
  ['CRLF', 'a:\r\n  b: 1 \r\n\r\n  c: |\r\n    x\r\n    y\r\n'],
  ['blanks and comments', '\n# c\na: 1 # d\n\n  # e\nb:  #f\n  c: 1   \n# g\n'],
  ['colons, hashes and dashes in a text', 'a: http://b:80/#c\nb: --c-d\nc: -1\nd: x#y\ne: "a: b # c"\n'],
  ['quotes', `a: "x\\"y\\\\\\n"\nb: 'it''s'\n"c.d/e": ''\n'f': ""\n`],
  ['lists', 'a:\n- 1\n- b: 1\n  c: 2\n-\n- - x\n  - y\nd:\n  -   e: 1\n      f:\n      - 1\n'],
  ['a list at the root', '- a\n- b: 1\n'],
  ['brackets', 'a: []\nb: {}\nc: [x y, "z", -1, [a], {b: c}]\nd: { e: f, "g": [1] } # h\n'],
  ['text below |', 'a: |\n  x\n\n    y: z # no comment\n\nb:\n  - |-\n    x\n  - c: |  # d\n      x\n'],
  ['text below >', 'a: >\n  x\n  y\n\n  z\n\n\n  z\nb: >-\n  x\n'],
  ['keys with any letters', 'ä\uE001b: 1\na{b},"c": 1\n~a: 1\n'],
  ['a variable', 'a: ${B}\nb: "{{ .Values.c }}"\n'],
  ['numbers', 'a: 017\nb: 0x1F\nc: 1_000\nd: 1e3\ne: 12:30\nf: 18446744073709551615\n'],
  ['a comment below a nested field, further out', 'a:\n  b:\n    c: 1\n  # d\n  e: 1\n'],
];

const left: [name: string, text: string][] = [
  ['nothing', '# only a comment\n'],
  ['a text', 'a\n'],
  ['anchors and aliases', 'a: &x 1\nb: *x\n'],
  ['merged mappings', '<<: {a: 1}\n'],
  ['tags', 'a: !!str 1\n'],
  ['a key of several lines', '? a\n: b\n'],
  ['a key that is null', 'null: 1\n'],
  ['a template', 'a: {{ .Values.b }}\n'],
  ['a directive', '%YAML 1.1\n---\na: 1\n'],
  ['an end', 'a: 1\n...\n'],
  ['two documents', 'a: 1\n---\nb: 1\n'],
  ['tabs', 'a:\n\tb: 1\n'],
  ['a lone CR', 'a: 1\rb: 2\n'],
  ['texts of several lines', 'a: x\n  y\n'],
  ['quotes of several lines', 'a: "x\n  y"\n'],
  ['brackets of several lines', 'a: [\n  b]\n'],
  ['what follows quotes', 'a: "b" c\n'],
  ['a colon in a text', 'a: b: c\n'],
  ['escapes that YAML has not', 'a: "\\/"\n'],
  ['escapes by number', 'a: "\\u00e9"\n'],
  ['no JSON number', 'a: .inf\n'],
  ['kept line breaks', 'a: |+\n  x\n\n'],
  ['an indent that is told', 'a: |2\n    x\n'],
  ['fewer indents in a text', 'a: |\n    x\n  y\n'],
  ['more indents in a folded text', 'a: >\n  x\n    y\n'],
  ['a comment further in than what ends', 'a: 1\n  # b\n'],
  ['fields in no column', 'a:\n    b: 1\n  c: 1\n'],
  ['a comment that belongs to what ends', 'a:\n  b: 1\n  # c\nd: 1\n'],
];

const manifests = globSync(['examples/**/*.yaml', 'test/fixtures/**/*.yaml', '../shared/corpus/**/*.yaml']);

/** What the library reads. */
function expected(text: string) {
  return readFully(text, text, { json: false });
}

test.each(read)('reads %s', (_, text) => {
  expect(expected(text).problems).toEqual([]);
  expect(readQuickly(text)).toEqual(expected(text).root);
});

test.each(left)('leaves to the library %s', (_, text) => {
  expect(readQuickly(text)).toBeUndefined();
});

test.each(manifests)('reads %s as the library', (file) => {
  for (const { text } of sliceFile(readFileSync(file, 'utf8')))
    for (const each of [text, text.replaceAll('\n', '\r\n')]) {
      const quick = readQuickly(each);
      if (quick) expect({ root: quick, problems: [], templated: false }).toEqual(expected(each));
    }
});

test('nearly all examples are read quickly', () => {
  const texts = manifests
    .filter((file) => file.startsWith('examples/'))
    .flatMap((file) => sliceFile(readFileSync(file, 'utf8')).map(({ text }) => text));
  const quick = texts.filter((text) => readQuickly(text));
  expect(quick.length / texts.length).toBeGreaterThan(0.9);
});
