import { describe, expect, it } from 'vitest';
import { jqReferences } from '../../../../../emulator/engine/lang/jq/references.ts';
import { shownReferences } from '../shownReferences.ts';

describe('jqReferences', () => {
  it.each<[string, string[]]>([
    ['.body.ref', ['path body <body>', 'path body.ref <ref>']],
    [
      '.body | .ref, .["a b"][0]',
      ['path body <body>', 'path body.ref <ref>', 'path body.a b <"a b">', 'path body.a b.0 <0>'],
    ],
    ['{a: .x.y, b, $z}', ['path x <x>', 'path x.y <y>', 'path b <b>', 'variable $z <$z>']],
    ['.l[] | .x', ['path l <l>']],
    ['.l | map(.x) | length', ['path l <l>', 'function map <map>', 'function length <length>']],
    ['.a | select(.b == 1) | .c', ['path a <a>', 'function select <select>', 'path a.b <b>', 'path a.c <c>']],
    ['.a |= (.b + 1)', ['path a <a>', 'path a.b <b>']],
    ['"x \\(.a)"', ['path a <a>']],
    ['."k" // .d | .e', ['path k <"k">', 'path d <d>', 'path k.e <e>']],
    ['if .a then .b else .c end | .d', ['path a <a>', 'path b <b>', 'path c <c>']],
    ['def f(g): .a | g; f(.b)', ['function g <g>', 'function f <f>']],
    ['.a[.b]', ['path a <a>', 'path b <b>']],
    ['.a..', []],
  ])('%j', (source, expected) => {
    expect(shownReferences(source, jqReferences(source))).toEqual(expected);
  });
});
