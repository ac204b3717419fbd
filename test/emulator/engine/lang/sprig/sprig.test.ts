import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPRIG } from '../../../../../emulator/engine/lang/sprig/table.ts';
import { renderParameter } from '../../../../../emulator/engine/lang/template/render.ts';

const ports = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5), random: () => 0.25 };

function render(expression: string): string {
  const rendered = renderParameter(
    `[{{ ${expression} }}]`,
    '{"s":"héllo","n":5,"l":["b","a"],"m":{"a":{"b":1}}}',
    ports,
  );
  return 'error' in rendered ? (rendered.error.split('>: ').at(-1) ?? '') : rendered.text;
}

describe('sprig', () => {
  it.each([
    ['trunc 2 .Input.s | toJson', '["h\\ufffd"]'],
    ['camelcase "http_server"', '[HttpServer]'],
    ['kebabcase "userID42Name"', '[user-id42-name]'],
    ['wrapWith 5 "|" "ab cd efghijk"', '[ab cd|efghi|jk]'],
    ['splitList "," "a,b" | join "-"', '[a-b]'],
    ['int "010"', '[8]'],
    ['addf 0.1 0.2', '[0.3]'],
    ['round -2.1 0', '[-3]'],
    ['div 1 0', 'error calling div: runtime error: integer divide by zero'],
    ['seq 2 2 7', '[2 4 6]'],
    ['default "x" ""', '[x]'],
    ['sortAlpha .Input.l', '[[a b]]'],
    ['merge (dict "a" (dict "c" 2)) .Input.m | toJson', '[{"a":{"b":1,"c":2}}]'],
    ['dig "a" "b" 0 .Input.m', '[1]'],
    ['first 1', 'error calling first: Cannot find first on type int'],
    ['dateInZone "2006-01-02 15:04 MST" (int64 0) "Asia/Tokyo"', '[1970-01-01 09:00 JST]'],
    ['now | date "2006-01-02"', '[2026-01-02]'],
    ['b64dec "!"', '[illegal base64 data at input byte 0]'],
    ['sha256sum "abc" | trunc 8', '[ba7816bf]'],
    ['"x" | encryptAES "k" | decryptAES "k"', '[x]'],
    ['semverCompare "^1.2" "1.3.0"', '[true]'],
    ['regexReplaceAll "(a)(b)?" "ab a" "${1}-$2;"', '[a-b; a-;]'],
    [
      'regexFind "(" "x"',
      'error calling regexFind: regexp: Compile(`(`): error parsing regexp: missing closing ): `(`',
    ],
    ['(urlParse "https://u@h:1/p?q#f").hostname', '[h]'],
    ['clean "/a/../b//c"', '[/b/c]'],
    ['env "HOME"', '[]'],
    ['unset nil "a" | toJson', '[null]'],
    ['merge nil .Input.m', '[map[a:map[b:1]]]'],
    ['dig 1 "b" 0 .Input.m', 'error calling dig: interface conversion: interface {} is int, not string'],
    [
      'mustFromJson "[1,x"',
      "error calling mustFromJson: invalid character 'x' looking for beginning of value",
    ],
    ['fromJson "[1,1e400]"', '[[1 <nil>]]'],
    ['decryptAES "k" ""', '[]'],
    [
      'decryptAES "k" "aGVsbG8="',
      'error calling decryptAES: runtime error: slice bounds out of range [:16] with capacity 6',
    ],
    ['nospace .Input.s', '[héllo]'],
    ['semverCompare ">1.0.0-a,<2" "1.5.0-b"', '[true]'],
    ['semverCompare "!=1.2.3" "1.2.4-rc"', '[false]'],
    ['dateInZone "MST" (int64 -394372852) "Asia/Tokyo"', '[JST]'],
    ['dateInZone "MST" (int64 -62135596800) "Europe/Berlin"', '[LMT]'],
    ['camelcase "_"', '[__]'],
    ['b64dec "a/=a"', '[illegal base64 data at input byte 2]'],
    ['b64dec "YQ=\\n="', '[a]'],
    ['b32dec "UTC"', '[illegal base32 data at input byte 0]'],
    [
      'mustToDate "-0700" "+9965"',
      'error calling mustToDate: parsing time "+9965": time zone offset minute out of range',
    ],
    ['deepCopy (semver "1.2.3")', '[0.0.0]'],
  ])('%s', (expression, expected) => {
    expect(render(expression)).toBe(expected);
  });

  it('survives any call and answers the same twice', () => {
    const argument = fc.constantFrom(
      '.Input.s',
      '.Input.l',
      '.Input.m',
      '.Input.n',
      'nil',
      '-1',
      '3',
      '"a"',
      '(list)',
      'now',
      '1.5',
      '""',
    );
    const names = Object.keys(SPRIG).filter((name) => name !== 'derivePassword');
    const property = fc.property(
      fc.constantFrom(...names),
      fc.array(argument, { maxLength: 4 }),
      (name, args) => {
        const call = [name, ...args].join(' ');
        expect(render(call)).toBe(render(call));
      },
    );
    fc.assert(property, { seed: 1, numRuns: 3000 });
  });
});
