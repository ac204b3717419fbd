import { expect, test } from 'vitest';
import { resolveJson, resolvePlain } from '../../../schemas/yaml/scalar.ts';

const plain: [source: string, type: string, text: string][] = [
  ['', 'null', 'null'],
  ['~', 'null', 'null'],
  ['NULL', 'null', 'null'],
  ['nUll', 'string', 'nUll'],
  ['y', 'bool', 'true'],
  ['Off', 'bool', 'false'],
  ['oN', 'string', 'oN'],
  ['12000', 'int', '12000'],
  ['+5', 'int', '5'],
  ['-0', 'int', '0'],
  ['017', 'int', '15'],
  ['08', 'float', '8'],
  ['0x1F', 'int', '31'],
  ['0o17', 'int', '15'],
  ['0b101', 'int', '5'],
  ['1_000', 'int', '1000'],
  ['18446744073709551615', 'int', '18446744073709551615'],
  ['1e3', 'float', '1000'],
  ['1.', 'float', '1'],
  ['.5', 'float', '0.5'],
  ['2.0', 'float', '2'],
  ['12:30', 'string', '12:30'],
  ['2026-01-01', 'string', '2026-01-01'],
  ['1.2.3', 'string', '1.2.3'],
  ['/path', 'string', '/path'],
];

test.each(plain)('go-yaml v2 reads %j as %s %s', (source, type, text) => {
  expect(resolvePlain(source)).toMatchObject({ type, text });
});

const json: [source: string, type: string, text: string][] = [
  ['2', 'int', '2'],
  ['2.0', 'float', '2.0'],
  ['1e1', 'float', '1e1'],
  ['true', 'bool', 'true'],
];

test.each(json)('JSON reads %j as %s %s', (source, type, text) => {
  expect(resolveJson(source)).toMatchObject({ type, text });
});
