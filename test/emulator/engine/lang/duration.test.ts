import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../../../emulator/engine/lang/duration.ts';

describe('parseDuration', () => {
  it.each([
    ['1h15m30.918s', 4_530_918_000_000n],
    ['-1.5h', -5_400_000_000_000n],
    ['+5s', 5_000_000_000n],
    ['.5us', 500n],
    ['1µs', 1000n],
    ['0', 0n],
    ['9223372036854775807ns', 9_223_372_036_854_775_807n],
    ['-9223372036854775808ns', -9_223_372_036_854_775_808n],
  ])('%s', (text, nanos) => {
    expect(parseDuration(text)).toEqual({ nanos });
  });

  it.each([
    ['abc', 'time: invalid duration "abc"', 'abc'],
    ['10', 'time: missing unit in duration "10"', '10'],
    ['1d', 'time: unknown unit "d" in duration "1d"', 'd'],
    ['1 h', 'time: unknown unit " h" in duration "1 h"', ' h'],
    ['', 'time: invalid duration ""', ''],
    ['-', 'time: invalid duration "-"', '-'],
    ['.s', 'time: invalid duration ".s"', '.s'],
    ['9223372036854775808ns', 'time: invalid duration "9223372036854775808ns"', '9223372036854775808ns'],
    ['1h2x', 'time: unknown unit "x" in duration "1h2x"', 'x'],
    ['1é', 'time: unknown unit "\\xc3\\xa9" in duration "1\\xc3\\xa9"', 'é'],
  ])('refuses %s', (text, error, piece) => {
    const offset = text.indexOf(piece);
    expect(parseDuration(text)).toEqual({ error, offset, length: piece.length });
  });

  it('reads back what it writes', () => {
    const property = fc.property(fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }), (nanos) => {
      const written = formatDuration(nanos);
      const read = parseDuration(written);
      expect('nanos' in read ? Number(read.nanos - nanos) : read.error).toBeLessThanOrEqual(1);
    });
    fc.assert(property, { seed: 1, numRuns: 500 });
  });
});
