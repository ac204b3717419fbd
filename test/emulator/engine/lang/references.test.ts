import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionReferences } from '../../../../emulator/engine/lang/condition/references.ts';
import { exprReferences } from '../../../../emulator/engine/lang/expr/references.ts';
import { gjsonReferences } from '../../../../emulator/engine/lang/gjson/references.ts';
import { govaluateReferences } from '../../../../emulator/engine/lang/govaluate/references.ts';
import { jqReferences } from '../../../../emulator/engine/lang/jq/references.ts';
import { luaReferences } from '../../../../emulator/engine/lang/lua/references.ts';
import { templateReferences } from '../../../../emulator/engine/lang/template/references.ts';

const PIECES = fc.constantFrom(
  ...[
    '.',
    'a',
    '.Input',
    '$x',
    'event',
    '["k"]',
    '[0]',
    '(',
    ')',
    '{{',
    '}}',
    '|',
    '"',
    "'",
    '\\',
    '#',
    '@this',
    'é',
  ],
  ...['😀', ' ', '-', '&&', '?.', '{', '}', ':', ',', 'let', '=', 'sprig', 'len', '//', '\n', '1', '*', '[['],
);

describe('any text', () => {
  it.each([
    ['condition', conditionReferences],
    ['expr', exprReferences],
    ['gjson', gjsonReferences],
    ['govaluate', govaluateReferences],
    ['jq', jqReferences],
    ['lua', luaReferences],
    ['template', templateReferences],
  ])('has references of %s inside of it, or none', (_name, referencesOf) => {
    const text = fc.array(PIECES, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (source) => {
        for (const { offset, length } of referencesOf(source)) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset + length).toBeLessThanOrEqual(source.length);
        }
      }),
      { seed: 20260102, numRuns: 2000 },
    );
  });
});
