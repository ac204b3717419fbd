import { expect, it } from 'vitest';

import { runFilter, runTransform } from '../../../../../emulator/engine/lang/lua/run.ts';

const PORTS = { now: () => 0, random: () => 0.5 };
const SCRIPTS = [
  'local t = {1, 2, x = {y = "z"}} for k, v in pairs(t) do t[k] = tostring(v):gsub("[%a]+", "%0!") end return t',
  'local co = coroutine.wrap(function(...) for i = 1, select("#", ...) do coroutine.yield(i) end end) return {co(1, 2)}',
  'local function f(n, ...) if n <= 0 then return ... end return f(n - 1, n, ...) end return {f(5)}, #"abc" .. 1',
  'goto done do local x = event.a["b"] end ::done:: return pcall(string.format, "%5.2f|%q", -1, [[x]]) and {}',
  'while event.n do event.n = nil end repeat local a <= 2 until a return setmetatable({}, {__index = string}).sub',
];
const PIECES = [
  'end',
  ' do ',
  '(',
  ')',
  '{',
  '}',
  '"',
  '[[',
  ']]',
  '::',
  '..',
  '=',
  ',',
  ' local ',
  ' function() ',
  ' return ',
  '%b()',
  '\\',
  '0x',
  '1e9',
  'nil',
  'é',
  '#',
  '-',
  'not ',
  'coroutine.yield',
];

/** A small generator of numbers below `limit`, the same every time. */
function drawn(start: number): (limit: number) => number {
  let state = start;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}

function mutated(script: string, draw: (limit: number) => number): string {
  let text = script;
  for (let i = draw(4) + 1; i > 0; i--) {
    const at = draw(text.length + 1);
    const cut = draw(3) === 0 ? draw(6) : 0;
    text = text.slice(0, at) + (PIECES[draw(PIECES.length)] ?? '') + text.slice(at + cut);
  }
  return text;
}

it.each([1, 2, 3, 4])('answers mutated scripts without an exception (seed %i)', (seed) => {
  const draw = drawn(seed);
  for (let i = 0; i < 300; i++) {
    const script = mutated(SCRIPTS[draw(SCRIPTS.length)] ?? '', draw);
    const data = '{"a":{"b":1},"n":2}';
    const answers = [runFilter(script, data, PORTS), runTransform(script, data, PORTS)];
    for (const answer of answers) expect(Object.keys(answer).length, script).toBeGreaterThan(0);
  }
});
