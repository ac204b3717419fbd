import { describe, expect, it } from 'vitest';
import { transformData } from '../../../../../emulator/engine/lang/jq/transform.ts';

const PORTS = { now: () => 0, random: () => 0.5 };

function transform(source: string, data = '{"a":[1,2,{"b":null}]}'): unknown {
  return transformData(source, data, PORTS);
}

describe('a program without end, or with too much to do', () => {
  it.each([
    ['def f: f; f', 'the jq program takes too many steps'],
    ['last(range(infinite))', 'the jq program takes too many steps'],
    ['def f: f, f; f', 'the jq program leaves too many alternatives open'],
    ['def f: 1 + f; f', 'the jq program calls itself too deep'],
    ['def f(g): f(g | g); f(.)', 'the jq program calls itself too deep'],
    ['[range(infinite)]', 'the jq program handles too much data'],
    ['reduce range(100) as $i ([1]; . + .)', 'the jq program handles too much data'],
    ['reduce range(100) as $i ("a"; . + .)', 'the jq program makes a text that is too long'],
    ['reduce range(100) as $i (.; [., .]) | tojson', 'the jq program handles too much data'],
    ['reduce range(60) as $i (0; [., .]) | . == .', 'the jq program handles too much data'],
    ['reduce range(20000) as $i (2; . * .)', 'the jq program handles too much data'],
    ['null | setpath([500000000]; 1)', 'the jq program handles too much data'],
    ['[range(3000000) | {a: .}]', 'the jq program handles too much data'],
    ['reduce range(infinite) as $i ({}; .[$i | tostring] = $i)', 'the jq program handles too much data'],
    ['"x" * 1000000 | [match(""; "g")]', 'the jq program handles too much data'],
    ['{v: reduce range(100000) as $i (0; [.])}', 'the jq program handles a value that is nested too deep'],
    ['"a" * 1000000000', 'the jq program makes a text that is too long'],
  ])('%s', { timeout: 30_000 }, (source, detail) => {
    expect(transform(source)).toEqual({ error: 'jq transformation output must be a JSON object', detail });
  });
});

describe('half a million turns and more', () => {
  it.each([
    ['{v: [range(1000000)] | length}', 1000000],
    ['{v: reduce range(1000000) as $i (0; . + $i)}', 499999500000],
    ['{v: 0 | until(. >= 1000000; . + 1)}', 1000000],
    ['{v: last(range(1000000))}', 999999],
    ['{v: [limit(500000; repeat(1))] | length}', 500000],
    ['{v: [0 | recurse(if . < 500000 then . + 1 else empty end)] | length}', 500001],
    ['def down: if . <= 0 then . else (. - 1 | down) end; {v: 100000 | down}', 0],
  ])('%s', { timeout: 30_000 }, (source, v) => {
    expect(transform(source)).toEqual({ data: JSON.stringify({ v }) });
  });
});

describe('data', () => {
  it.each([
    ['deep', `${'['.repeat(3000)}${']'.repeat(3000)}`],
    ['deeper', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
  ])('that is nested too %s is an error', (_name, value) => {
    expect(transform('.', `{"a":${value}}`)).toHaveProperty('error');
  });
});
