import { describe, expect, it } from 'vitest';
import { gjsonReferences } from '../../../../../emulator/engine/lang/gjson/references.ts';
import { shownReferences } from '../shownReferences.ts';

describe('gjsonReferences', () => {
  it.each<[string, string[]]>([
    ['body.ref', ['path body <body>', 'path body.ref <ref>']],
    ['a\\.b.0|c', ['path a\\.b <a\\.b>', 'path a\\.b.0 <0>', 'path a\\.b.0.c <c>']],
    ['l.#(k=="a.b").x', ['path l <l>']],
    ['l.@reverse.0', ['path l <l>', 'function @reverse <@reverse>']],
    ['l|@pretty:{"a":1}', ['path l <l>', 'function @pretty <@pretty>']],
    ['a.b*.c', ['path a <a>']],
    ['[a,b]', []],
    ['a..b', ['path a <a>', 'path a. <>', 'path a..b <b>']],
  ])('%j', (source, expected) => {
    expect(shownReferences(source, gjsonReferences(source))).toEqual(expected);
  });
});
