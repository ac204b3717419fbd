import { describe, expect, it } from 'vitest';
import {
  formatFloatE,
  formatFloatF,
  formatFloatG,
  parseFloat64,
} from '../../../../emulator/engine/lang/goNumber.ts';
import { encodeNumber, encodeString } from '../../../../emulator/engine/lang/goJson.ts';

describe('floats as text', () => {
  it.each([
    [1e6, '1000000', '1e+06', '1000000'],
    [1e21, '1000000000000000000000', '1e+21', '1e+21'],
    [123456789, '123456789', '1.23456789e+08', '123456789'],
    [0.00001, '0.00001', '1e-05', '0.00001'],
    [1.5e-7, '0.00000015', '1.5e-07', '1.5e-7'],
    [-0, '-0', '-0', '-0'],
    [Infinity, '+Inf', '+Inf', '+Inf'],
  ])('%d', (value, f, g, json) => {
    expect([formatFloatF(value), formatFloatG(value), encodeNumber(value)]).toEqual([f, g, json]);
  });

  it('writes exponents of two digits', () => {
    expect([formatFloatE(12.5), formatFloatE(-0.5), formatFloatE(5e-324)]).toEqual([
      '1.25e+01',
      '-5e-01',
      '5e-324',
    ]);
  });
});

describe('parseFloat64', () => {
  it.each([
    ['1_000.5', { value: 1000.5 }],
    ['0x1p4', { value: 16 }],
    ['0x1.8p-1', { value: 0.75 }],
    ['0x1p-1074', { value: 5e-324 }],
    ['0x1.fffffffffffff8p1023', { value: Infinity, error: 'range' }],
    ['infinity', { value: Infinity }],
    ['1e400', { value: Infinity, error: 'range' }],
    ['0x10', { value: 0, error: 'syntax' }],
    ['1__0', { value: 0, error: 'syntax' }],
    ['', { value: 0, error: 'syntax' }],
    [' 1', { value: 0, error: 'syntax' }],
  ])('%s', (text, expected) => {
    expect(parseFloat64(text)).toEqual(expected);
  });
});

describe('encodeString', () => {
  it.each([
    ['plain é 😀 \u007f', '"plain é 😀 \u007f"'],
    ['\u0000\b\f\n\r\t"\\', '"\\u0000\\b\\f\\n\\r\\t\\"\\\\"'],
    ['<a>&\u2029', '"\\u003ca\\u003e\\u0026\\u2029"'],
    ['a\ud800b', '"a\\ufffdb"'],
  ])('%j', (text, expected) => {
    expect(encodeString(text)).toBe(expected);
  });

  it('keeps HTML where it is told to', () => {
    expect(encodeString('<&>"', { escapeHtml: false })).toBe('"<&>\\""');
  });
});
