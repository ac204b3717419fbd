import { describe, expect, it } from 'vitest';
import { govaluateReferences } from '../../../../../emulator/engine/lang/govaluate/references.ts';
import { shownReferences } from '../shownReferences.ts';

describe('govaluateReferences', () => {
  it.each<[string, string[]]>([
    ['a == 1 && [b c] > a', ['variable a <a>', 'variable b c <[b c]>', 'variable a <a>']],
    ['obj.K + "x"', ['variable obj.K <obj.K>']],
    ['"text" == 1', []],
    ['1 @ a', []],
  ])('%j', (source, expected) => {
    expect(shownReferences(source, govaluateReferences(source))).toEqual(expected);
  });
});
