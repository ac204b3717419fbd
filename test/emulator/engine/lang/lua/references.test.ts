import { describe, expect, it } from 'vitest';
import { luaReferences } from '../../../../../emulator/engine/lang/lua/references.ts';
import { shownReferences } from '../shownReferences.ts';

describe('luaReferences', () => {
  it.each<[string, string[]]>([
    ['return event.body.ref == "x"', ['path body <body>', 'path body.ref <ref>']],
    [
      'event["a b"].c = event.l[1].x',
      ['path a b <"a b">', 'path a b.c <c>', 'path l <l>', 'path l.0 <1>', 'path l.0.x <x>'],
    ],
    ['local x = "é" return event.s:upper() .. t.event.x', ['path s <s>']],
    ['return event[k].x, event', []],
    ['return event.a !', ['path a <a>']],
  ])('%j', (source, expected) => {
    expect(shownReferences(source, luaReferences(source))).toEqual(expected);
  });
});
