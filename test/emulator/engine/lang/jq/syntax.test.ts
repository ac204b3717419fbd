import { describe, expect, it } from 'vitest';
import { compileJq } from '../../../../../emulator/engine/lang/jq/compile.ts';

describe('a program that cannot be parsed', () => {
  it.each([
    ['{v: (1 + )}', 'unexpected token ")"', 9],
    ['1 +', 'unexpected EOF', 3],
    ['[1, 2}', 'unexpected token "}"', 5],
    ['{v: 1 2}', 'unexpected token "2"', 6],
    ['"open', 'unterminated string literal', 0],
    ['"\\x"', 'invalid escape sequence "\\x" in string literal', 1],
    ['"\\u12g4"', 'invalid escape sequence "\\u12" in string literal', 1],
    ['1 < 2 < 3', 'unexpected token "<"', 6],
    ['.a = 1 = 2', 'unexpected token "="', 7],
    ['. as {} | .', 'unexpected token "}"', 6],
    ['1_000', 'invalid token "1_"', 0],
    ['1.2.3', 'invalid token "1.2."', 0],
    ['reduce . as $x (0)', 'unexpected token ")"', 17],
    ['def f: 1', 'unexpected EOF', 8],
    ['"a" "b"', 'unexpected token "\\"b\\""', 4],
    ['@', 'unexpected token "@"', 0],
    ['"\\(1', 'unexpected EOF', 4],
    ['# only\n}', 'unexpected token "}"', 7],
    ['if 1 then 2', 'unexpected EOF', 11],
    ['é', 'unexpected token "é"', 0],
  ])('%s', (source, error, offset) => {
    expect(compileJq(source)).toEqual({ error, offset, phase: 'syntax' });
  });

  it.each(['(', '[', '{a:', '-', 'if ', 'try ', '.[', '"\\(', 'def f: ', '1 + ('])(
    'because of many %s',
    (open) => {
      expect(compileJq(open.repeat(5000))).toMatchObject({
        error: 'the program is nested too deep',
        phase: 'syntax',
      });
    },
  );
});

describe('a program that names what does not exist', () => {
  it.each([
    ['. | nope', 'function not defined: nope/0', 4],
    ['map(1; 2)', 'function not defined: map/2', 0],
    ['[$x]', 'variable not defined: $x', 1],
    ['1 | break $out', 'label not defined: $out', 4],
    ['input', 'input(s)/0 is not allowed', 0],
    ['[., inputs]', 'input(s)/0 is not allowed', 4],
    ['debug', 'function not defined: debug/0', 0],
    ['import "m" as m; .', 'cannot load module: "m"', 0],
    ['def f: 1;', 'missing query (try ".")', 0],
    [' # nothing', 'missing query (try ".")', 0],
  ])('%s', (source, error, offset) => {
    expect(compileJq(source)).toEqual({ error, offset, phase: 'names' });
  });
});
