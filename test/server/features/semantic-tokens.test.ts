import { expect, test } from 'vitest';
import { readFile } from '../../../schemas/manifest/file.ts';
import { semanticTokens, TOKEN_LEGEND } from '../../../server/features/semantic-tokens.ts';

const source = (expression: string): string => `kind: EventSource
metadata: {name: es}
spec:
  webhook:
    e:
      filter:
        expression: ${expression}
`;
const sensor = (src: string): string => `kind: Sensor
metadata: {name: s}
spec:
  triggers:
    - template:
        name: t
        conditions: a-b && c
        http:
          payload:
            - src:
                ${src}
`;
const anchored = source('&x a == 1').replace('    e:', '    f: {filter: {expression: *x}}\n    e:');
const patterns = `kind: Sensor
spec:
  dependencies:
    - filters:
        data:
          - {type: string, value: [^a]}
          - {type: number, value: ["1"]}
`;
const chart = `${source('|\n          a ==\n            x{{ .x }}\n          && "{{ z }}" != b')}{{- end }}`;

/** A manifest, and its tokens as `LINE TYPE TEXT`, two blanks between them, lines counted from 0. */
const CASES: readonly [name: string, text: string, tokens: string][] = [
  ['plain', source('a == 1 # comment'), '6 variable a  6 operator ==  6 number 1'],
  ['plain over two lines', source('a ==\n          "b"'), '6 variable a  6 operator ==  7 string "b"'],
  ['single quotes', source("'a == ''b'''"), "6 variable a  6 operator ==  6 string ''b''"],
  ['double quotes', source('"a == \\"b\\""'), '6 variable a  6 operator ==  6 string \\"b\\"'],
  ['escaped line break', source('"a ==\\\n          b"'), '6 variable a  6 operator ==  7 variable b'],
  ['folded block', source('>-\n          a\n          == 1'), '7 variable a  8 operator ==  8 number 1'],
  [
    'literal block',
    source('|\n          a /* x */\n            == "é😀"'),
    '7 variable a  8 operator ==  8 string "é😀"',
  ],
  [
    'windows lines',
    source('|\r\n          a\r\n\r\n          == 1\r\n'),
    '7 variable a  9 operator ==  9 number 1',
  ],
  [
    'a text over two lines',
    sensor('dataTemplate: |\n                  {{ `a\n                  b` }}'),
    '6 variable a-b  6 operator &&  6 variable c  11 operator {{  11 string `a  12 string b`  12 operator }}',
  ],
  ['an anchor counts once', anchored, '7 variable a  7 operator ==  7 number 1'],
  [
    'template and condition',
    sensor('dataTemplate: "{{ .Input.x }}"'),
    '6 variable a-b  6 operator &&  6 variable c  10 operator {{  10 property Input  10 property x  10 operator }}',
  ],
  [
    'in a chart templates are not ours',
    `${sensor('dataTemplate: "{{ .Input.x }}"')}{{- if .a }}\n{{- end }}`,
    '6 variable a-b  6 operator &&  6 variable c',
  ],
  [
    'in a chart other languages are',
    chart,
    '7 variable a  7 operator ==  9 operator &&  9 operator !=  9 variable b',
  ],
  ['second document', `a: 1\n---\n${source('a')}`, '8 variable a'],
  ['not ours', source('a').replace('EventSource', 'Deployment'), ''],
  ['no text', source('5'), ''],
  ['pattern of a text', patterns, '5 regexp ^a'],
];

test.each(CASES)('%s', (_name, text, wanted) => {
  expect(shown(text, semanticTokens(readFile('file:///a.yaml', text)).data)).toBe(wanted);
});

test('a range holds the tokens of its lines', () => {
  const text = `${source('a')}---\n${sensor('dataTemplate: x{{ $ }}')}`;
  const range = { start: { line: 8, character: 0 }, end: { line: 16, character: 0 } };
  const { data } = semanticTokens(readFile('file:///a.yaml', text), range);
  expect(shown(text, data)).toBe('14 variable a-b  14 operator &&  14 variable c');
});

function shown(text: string, data: readonly number[]): string {
  const lines = text.split(/\r\n|\n/);
  let [line, character] = [0, 0];
  const tokens = Array.from({ length: data.length / 5 }, (_, i) => {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(i * 5);
    character = down === 0 ? character + right : right;
    line += down;
    const piece = lines[line]?.slice(character, character + length) ?? '';
    return `${line} ${TOKEN_LEGEND.tokenTypes[type] ?? '?'} ${piece}`;
  });
  return tokens.join('  ');
}
