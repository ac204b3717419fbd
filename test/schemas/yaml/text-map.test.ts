import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeAt, type ScalarNode } from '../../../schemas/yaml/node.ts';
import { parseTree } from '../../../schemas/yaml/parse.ts';
import { spansOf, textMapOf, textOffset, type TextMap } from '../../../schemas/yaml/text-map.ts';
import { maskTemplate } from '../../../schemas/yaml/template.ts';

/** The scalar `k` of a document, its text, and what stands in the document for each unit of it. */
const CASES: readonly [document: string, text: string, written: readonly string[]][] = [
  ['k: a b', 'a b', ['a', ' ', 'b']],
  ['k: a\n  b', 'a b', ['a', '\n  ', 'b']],
  ["k: 'a''b'", "a'b", ['a', "''", 'b']],
  ['k: "a\\tb\\u0041"', 'a\tbA', ['a', '\\t', 'b', '\\u0041']],
  ['k: "a\\\n  b"', 'ab', ['a', 'b']],
  ['k: |\n  a\n   b\n', 'a\n b\n', ['a', '\n', ' ', 'b', '\n']],
  ['k: |2-\n    a\n', '  a', [' ', ' ', 'a']],
  ['k: >\n  a\n  b\n\n   c\n', 'a b\n\n c\n', ['a', '\n  ', 'b', '\n  ', '\n  ', ' ', 'c', '\n']],
  ['k: >+\n  a\n\n', 'a\n\n', ['a', '\n', '\n']],
  ['k: &x !!str a', 'a', ['a']],
];

test.each(CASES)('%j', (document, text, written) => {
  const map = mapIn(document);
  expect(map?.text).toBe(text);
  expect(map?.starts.map((start, i) => document.slice(start, map.ends[i]))).toEqual(written);
});

test('the text of an alias stands elsewhere', () => {
  expect(mapIn('j: &x a\nk: *x')).toBeUndefined();
});

test('behind a mask stands what the author wrote', () => {
  const document = 'k: |\n  {{ .a }} b\n{{- if c }}\n{{- end }}\n';
  expect(mapIn(document, maskTemplate(document).text)?.text).toBe('{{ .a }} b\n');
});

test('pieces are given line by line, and offsets lead back', () => {
  const document = 'k: |\n    ab\n    cd\n';
  const map = mapIn(document);
  const spans = map ? spansOf(map, 1, 4) : [];
  expect(spans.map(({ start, end }) => document.slice(start, end))).toEqual(['b', 'c']);
  expect(map && textOffset(map, document.indexOf('c'))).toBe(3);
  expect(map && textOffset(map, document.indexOf('c') - 2)).toBe(3);
});

const STYLES = [
  '"',
  "'",
  '',
  '|\n  ',
  '|-\n  ',
  '>\n  ',
  '>-\n    ',
  '|+\n  ',
  '>+\n  ',
  '|2\n  ',
  '>1-\n  ',
];
const PIECES = [
  'a',
  'b ',
  '  ',
  '\n',
  '\n  ',
  '\n    ',
  '\n  x',
  '\n\n  y',
  '\\n',
  '\\"',
  "''",
  '\\u0041',
  '#',
];
const MORE = [' # c', '\t', '- ', '\\\n  ', 'é', '😀', '\r\n  '];

test('a map is certain or not there', () => {
  let [all, known] = [0, 0];
  fc.assert(
    fc.property(
      fc.constantFrom(...STYLES),
      fc.array(fc.constantFrom(...PIECES, ...MORE), { maxLength: 12 }),
      (style, pieces) => {
        const document = `k: ${style}${pieces.join('')}${style.length === 1 ? style : ''}\nz: 1\n`;
        const { root, problems } = parseTree(document);
        const node = nodeAt(root, ['k']);
        if (problems.length > 0 || node?.kind !== 'scalar' || node.type !== 'string') return;
        const map = textMapOf(node, document);
        all++;
        if (!map) return;
        known++;
        expect(map.text).toBe(node.text);
        map.starts.forEach((start, i) => {
          expect(start).toBeGreaterThanOrEqual(map.starts[i - 1] ?? node.span.start);
          expect(map.ends[i]).toBeLessThanOrEqual(node.span.end);
          if (map.ends[i] === start + 1 && map.text[i] !== '\n')
            expect(/\s/.test(map.text[i] ?? '') || document[start] === map.text[i]).toBe(true);
        });
      },
    ),
    { numRuns: 3_000, seed: 7 },
  );
  expect(known).toBeGreaterThan(all * 0.95);
});

function mapIn(document: string, readable = document): TextMap | undefined {
  const node = nodeAt(parseTree(document).root, ['k']) as ScalarNode;
  return textMapOf(node, document, readable);
}
