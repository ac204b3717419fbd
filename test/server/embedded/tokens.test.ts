import { expect, test } from 'vitest';
import type { Language } from '../../../server/embedded/languages.ts';
import { tokensOf } from '../../../server/embedded/tokens/table.ts';

/** A program, and its tokens as `TYPE TEXT`, two blanks between them. */
const CASES: readonly [language: Language, source: string, tokens: string][] = [
  ['condition', 'a-1 && (b || c)', 'variable a-1  operator &&  variable b  operator ||  variable c'],
  ['condition', 'a && "', ''],
  ['cron', 'TZ=UTC */5 1 jan', 'string TZ=UTC  operator *  operator /  number 5  number 1  keyword jan'],
  ['duration', '5m', ''],
  ['expr', "body.a == 'x'", "variable body  property a  operator ==  string 'x'"],
  ['expr', 'len(body?.b) > 1.5', 'function len  variable body  property b  operator >  number 1.5'],
  ['expr', 'a and not true', 'variable a  keyword and  keyword not  keyword true'],
  ['expr', "ref matches '^v'", "variable ref  keyword matches  regexp '^v'"],
  ['expr', "body.a == 'x", ''],
  ['expr', 'body == {{ .Values.x }} ', 'variable body  operator =='],
  [
    'govaluate',
    "a =~ '^x' && n > 2",
    "variable a  operator =~  regexp '^x'  operator &&  variable n  operator >  number 2",
  ],
  ['govaluate', "a in ('x', 'y')", "variable a  keyword in  string 'x'  string 'y'"],
  ['govaluate', "a == 'x", ''],
  ['jq', '.a | {b: .c, $d} # e', 'property a  operator |  property b  property c  variable $d  comment # e'],
  [
    'jq',
    'if test("^a") then @base64 "z" end',
    'keyword if  function test  regexp "^a"  keyword then  function @base64  string "z"  keyword end',
  ],
  [
    'jq',
    '"x\\(.b | length)y"',
    'string "  string x  operator \\(  property b  operator |  function length  string y  string "',
  ],
  [
    'jq',
    '"\\("\\(1)")" | 2',
    'string "  operator \\(  string "  operator \\(  number 1  string "  string "  operator |  number 2',
  ],
  ['jq', '.a + "b # c', 'property a  operator +'],
  [
    'lua',
    'local x = event.body["a"] -- y',
    'keyword local  variable x  operator =  variable event  property body  string "a"  comment -- y',
  ],
  [
    'lua',
    '--[[ a\nb ]] return #t ~= nil',
    'comment --[[ a\nb ]]  keyword return  operator #  variable t  operator ~=  keyword nil',
  ],
  [
    'lua',
    'return string.format("é", t)',
    'keyword return  variable string  function format  string "é"  variable t',
  ],
  ['lua', 'return "a -- b', 'keyword return'],
  ['regexp', '^v[0-9]+$', 'regexp ^v[0-9]+$'],
  ['regexp', '', ''],
  [
    'template',
    'a {{ with .Input.b -}} c',
    'operator {{  keyword with  property Input  property b  operator }}',
  ],
  [
    'template',
    '{{ . | default "x" }}',
    'operator {{  variable .  operator |  function default  string "x"  operator }}',
  ],
  [
    'template',
    '{{ $x := regexMatch "a+" `b` }}',
    'operator {{  variable $x  operator :=  function regexMatch  regexp "a+"  string `b`  operator }}',
  ],
  ['template', '{{ .a }} {{ "', 'operator {{  property a  operator }}  operator {{'],
];

test.each(CASES)('%s: %s', (language, source, wanted) => {
  const tokens = tokensOf(language, source);
  expect(tokens.map(({ type, start, end }) => `${type} ${source.slice(start, end)}`).join('  ')).toBe(wanted);
  for (const [i, { start }] of tokens.entries())
    expect(start).toBeGreaterThanOrEqual(tokens[i - 1]?.end ?? 0);
});
