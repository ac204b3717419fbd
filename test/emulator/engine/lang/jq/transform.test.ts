import { describe, expect, it } from 'vitest';
import { transformData } from '../../../../../emulator/engine/lang/jq/transform.ts';

const NO_OBJECT = 'jq transformation output must be a JSON object';
const PORTS = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5, 678), random: () => 0.5 };

describe('transformData', () => {
  it.each<[string, string, object]>([
    ['', 'no JSON', { data: 'no JSON' }],
    ['{v: now}', '{}', { data: '{"v":1767323045.678}' }],
    ['{v: $ENV}', '{}', { data: '{"v":{}}' }],
    ['.', 'null', { data: 'null' }],
    ['{v: .}', 'null', { data: '{"v":null}' }],
    ['{v: type, l: length}', 'null', { data: '{"l":0,"v":"object"}' }],
    ['.', '{"b":"<&>\\u2028","a":1.0}', { data: '{"a":1,"b":"\\u003c\\u0026\\u003e\\u2028"}' }],
    ['.', '{"a":"\\ud800"}', { data: '{"a":"\ufffd"}' }],
    ['{v: 100000000000000000000}', '{}', { data: '{"v":100000000000000000000}' }],
    ['{v: ("[1.10,1e400]" | fromjson)}', '{}', { data: '{"v":[1.10,1e400]}' }],
    ['{v: -(0), w: -.a}', '{"a":0}', { data: '{"v":0,"w":-0}' }],
    ['1, {}', '{}', { error: NO_OBJECT, detail: 'the output is number (1)' }],
    ['{}, 1', '{}', { data: '{}' }],
    ['.a.b', '{"a":1}', { error: NO_OBJECT, detail: 'expected an object but got: number (1)' }],
    ['empty', '{}', { error: 'no output available from the jq command execution' }],
    ['halt', '{}', { error: NO_OBJECT, detail: 'halt' }],
    ['{v: nan}', '{}', { error: 'json: unsupported value: NaN' }],
    ['{v: -infinite}', '{}', { error: 'json: unsupported value: -Inf' }],
    ['nope', '{}', { error: NO_OBJECT, detail: 'function not defined: nope/0', offset: 0 }],
    ['(', '[', { error: 'unexpected end of JSON input' }],
    ['(', '[]', { error: 'unexpected EOF', offset: 1 }],
    ['nope', '[]', { error: 'json: cannot unmarshal array into Go value of type map[string]interface {}' }],
    ['.', 'true', { error: 'json: cannot unmarshal bool into Go value of type map[string]interface {}' }],
    ['.', '{"a":[1e400]}', { error: 'json: cannot unmarshal number 1e400 into Go value of type float64' }],
    ['.', '', { error: 'unexpected end of JSON input' }],
  ])('%s on %s', (source, data, answer) => {
    expect(transformData(source, data, PORTS)).toEqual(answer);
  });
});
