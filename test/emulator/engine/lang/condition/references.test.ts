import { describe, expect, it } from 'vitest';
import { conditionReferences } from '../../../../../emulator/engine/lang/condition/references.ts';
import { shownReferences } from '../shownReferences.ts';

describe('conditionReferences', () => {
  it.each<[string, string[]]>([
    ['(dep-1 || dep_2) && x', ['variable dep-1 <dep-1>', 'variable dep_2 <dep_2>', 'variable x <x>']],
    ['é-1&&b', ['variable é-1 <é-1>', 'variable b <b>']],
    ['', []],
    ['"a', []],
  ])('%j', (source, expected) => {
    expect(shownReferences(source, conditionReferences(source))).toEqual(expected);
  });
});
