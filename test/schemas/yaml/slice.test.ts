import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sliceFile } from '../../../schemas/yaml/slice.ts';

const cases: [name: string, text: string, slices: string[]][] = [
  ['empty file', '', ['']],
  ['one document', 'a: 1\n', ['a: 1\n']],
  ['leading mark', '---\na: 1\n', ['---\na: 1\n']],
  ['two documents', 'a: 1\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
  ['mark with comment', 'a: 1\n--- # c\nb: 2\n', ['a: 1\n', '--- # c\nb: 2\n']],
  ['mark with content', 'a: 1\n--- {a: 1}\n', ['a: 1\n', '--- {a: 1}\n']],
  ['mark with blanks', 'a: 1\n---  \t\nb: 2\n', ['a: 1\n', '---  \t\nb: 2\n']],
  ['no mark: longer dashes', 'a: 1\n----\nb: 2\n', ['a: 1\n----\nb: 2\n']],
  ['no mark: indented', 'a: |\n  ---\n  x\n', ['a: |\n  ---\n  x\n']],
  ['end mark', 'a: 1\n...\nb: 2\n', ['a: 1\n...\n', 'b: 2\n']],
  ['end and start mark', 'a: 1\n...\n---\nb: 2\n', ['a: 1\n...\n', '---\nb: 2\n']],
  [
    'directive belongs to the next',
    'a: 1\n...\n%YAML 1.1\n---\nb: 2\n',
    ['a: 1\n...\n', '%YAML 1.1\n---\nb: 2\n'],
  ],
  ['comment belongs to the next', '# c\n\n---\na: 1\n', ['# c\n\n---\na: 1\n']],
  ['CRLF', 'a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
  ['CR only', 'a: 1\r---\rb: 2\r', ['a: 1\r', '---\rb: 2\r']],
  ['byte order mark', '\uFEFFa: 1\n---\nb: 2', ['a: 1\n', '---\nb: 2']],
  ['empty documents', '---\n---\n---\na: 1\n', ['---\n', '---\n', '---\na: 1\n']],
  ['mark at the end', 'a: 1\n---', ['a: 1\n', '---']],
  ['tab behind the mark', 'a: 1\n---\tb: 2\n', ['a: 1\n', '---\tb: 2\n']],
];

test.each(cases)('%s', (_, text, slices) => {
  expect(sliceFile(text).map((slice) => slice.text)).toEqual(slices);
});

test('lines and offsets lead back to the file', () => {
  const slices = sliceFile('\uFEFFa: 1\r\n---\rb: 2\n...\nc: 3');
  expect(slices.map(({ offset, line }) => [offset, line])).toEqual([
    [1, 0],
    [7, 1],
    [20, 4],
  ]);
});

test('slices joined give the file', () => {
  const piece = fc.constantFrom('---', '...', '\n', '\r\n', '\r', ' ', '# c', 'a: 1', '%YAML 1.1', '|', '"');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const slices = sliceFile(text);
      expect(slices.map((slice) => slice.text).join('')).toBe(text);
      for (const slice of slices) expect(text.startsWith(slice.text, slice.offset)).toBe(true);
    }),
  );
});
