import { describe, expect, it } from 'vitest';

import { compile } from '../../../../../emulator/engine/lang/govaluate/evaluate.ts';
import { falsePart } from '../../../../../emulator/engine/lang/govaluate/falsePart.ts';
import type { JsonValue } from '../../../../../emulator/engine/lang/goPrint.ts';

const VALUES: Readonly<Record<string, JsonValue>> = { n: 5, s: 'main', yes: true, no: false };

describe('why an expression is false', () => {
  it.each<[string, string | undefined]>([
    ['n > 3', undefined],
    ['n > 7', 'n > 7 [5 > 7]'],
    ['n > 3 && s == "dev"', 's == "dev" ["main" == "dev"]'],
    ['n > 7 && s == "main"', 'n > 7 [5 > 7]'],
    ['yes && n > 1 && n < 4 && yes', 'n < 4 [5 < 4]'],
    ['yes && (n > 7 && yes)', 'n > 7 [5 > 7]'],
    ['yes && (n > 7 || no)', 'n > 7 || no'],
    ['yes && no', 'no'],
    ['yes && !yes', '!yes'],
    ['s =~ "^dev" || no', 's =~ "^dev" || no'],
    ['yes && s =~ "^dev"', 's =~ "^dev"'],
    ['(n > 7) == yes', '(n > 7) == yes [false == true]'],
    ['missing == 1', undefined],
  ])('%s: %s', (source, expected) => {
    const compiled = compile(source);
    if ('error' in compiled) throw new Error(compiled.error);
    const part = falsePart(compiled.program, source, (name) => VALUES[name]);
    const { left, operator, right } = part?.compared ?? {};
    const values =
      operator === undefined ? '' : ` [${JSON.stringify(left)} ${operator} ${JSON.stringify(right)}]`;
    expect(part && part.text + values).toBe(expected);
  });
});
