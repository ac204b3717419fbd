import { describe, expect, it } from 'vitest';
import { exprReferences } from '../../../../../emulator/engine/lang/expr/references.ts';
import { shownReferences } from '../shownReferences.ts';

describe('exprReferences', () => {
  it.each<[string, string[]]>([
    ['body.ref startsWith "x"', ['path body <body>', 'path body.ref <ref>']],
    [
      'len(body["a-b"][0]?.x) > 1',
      [
        'function len <len>',
        'path body <body>',
        'path body.a-b <"a-b">',
        'path body.a-b.0 <0>',
        'path body.a-b.0.x <x>',
      ],
    ],
    ['filter(l, .k == nil && # != id)', ['function filter <filter>', 'path l <l>', 'path id <id>']],
    ['let n = id; n + $env.m', ['path id <id>', 'path m <m>']],
    ['{a: b, "c": d}', ['path b <b>', 'path d <d>']],
    ['a ? b : c', ['path a <a>', 'path b <b>', 'path c <c>']],
    ['s | len()', ['path s <s>', 'function len <len>']],
    [
      'sprig.upper(s) + jsonpath(t, "$")',
      ['function sprig.upper <upper>', 'path s <s>', 'function jsonpath <jsonpath>', 'path t <t>'],
    ],
    ['date(x).Year()', ['function date <date>', 'path x <x>']],
    ['"a.b" @', []],
  ])('%j', (source, expected) => {
    expect(shownReferences(source, exprReferences(source))).toEqual(expected);
  });
});
