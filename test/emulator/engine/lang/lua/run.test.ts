import { describe, expect, it } from 'vitest';

import { compileLua, runFilter, runTransform } from '../../../../../emulator/engine/lang/lua/run.ts';

const PORTS = { now: () => Date.parse('2026-01-02T03:04:05Z'), random: () => 0.5 };
const DATA = '{"n":4,"s":"héllo","l":[3,1,2],"z":null,"o":{"k":"v"},"mixed":[1,null,[2],"x"]}';

describe('a Lua filter', () => {
  it.each<[script: string, pass: boolean, returned: string]>([
    ['return event.n == 4', true, 'the boolean true'],
    ['return true, 1', false, 'the number 1'],
    ['return event.s', false, 'the string "héllo"'],
    ['return event.l', false, 'a table'],
    ['local x = 1', false, 'nothing or nil'],
    ['return #event.s == 6 and event.s:upper() == "HÉLLO"', true, 'the boolean true'],
    ['return event.z == nil and #event.mixed == 2', true, 'the boolean true'],
  ])('%s', (script, pass, returned) => {
    expect(runFilter(script, DATA, PORTS)).toEqual({ pass, returned });
  });

  it.each<[name: string, script: string, data: string, error: string]>([
    ['data that is no JSON', 'return (', '{', 'unexpected end of JSON input'],
    [
      'data that is a list',
      'return (',
      '[]',
      'json: cannot unmarshal array into Go value of type map[string]interface {}',
    ],
    [
      'a number beyond float64',
      'return true',
      '{"n":[1e999]}',
      'json: cannot unmarshal number 1e999 into Go value of type float64',
    ],
    ['a broken script', 'return (', '{}', '<string> at EOF:   syntax error\n'],
    ['a raised message', '\nerror("boom")', '{}', '<string>:2: boom'],
    [
      'a missing table',
      'return event.a.b',
      '{}',
      "<string>:1: attempt to index a non-table object(nil) with key 'b'",
    ],
    [
      'a wrong argument',
      'return ("x"):rep({})',
      '{}',
      '<string>:1: bad argument #2 to rep (number expected, got table)',
    ],
  ])('refuses %s', (_, script, data, error) => {
    expect(runFilter(script, data, PORTS)).toEqual({ error });
  });
});

describe('a Lua transform', () => {
  it.each<[script: string, data: string]>([
    ['return event', '{"l":[3,1,2],"mixed":[1,"x"],"n":4,"o":{"k":"v"},"s":"héllo"}'],
    ['return {1, nil, 3, x = "lost"}', '[1,null,3]'],
    ['return {}', '{}'],
    ['return {1, , 3;;}', '[1,3]'],
    ['return {v = tostring(1e 1)}', '{"v":"NaN"}'],
    [
      'return {v = select(2, loadstring("x = . !"))}',
      '{"v":"\\u003cstring\\u003e line:1(column:5) near \'\':   syntax error\\n"}',
    ],
    [
      'return {v = select(2, loadstring("f(), 1 = 2"))}',
      '{"v":"\\u003cstring\\u003e line:1(column:4) near \',\':   syntax error\\n"}',
    ],
    [
      'return {v = string.format("%w|%+p|%#U", "x", 1.5, -1)}',
      '{"v":"%!w(lua.LString=x)|%!p(lua.LNumber=+1.5)|U+FFFFFFFFFFFFFFFF"}',
    ],
    ['return {v = math.tan(0.7656098667066544)}', '{"v":0.9611863954412547}'],
    [
      'local t, r = {}, {} for i = 1, 20 do t[i] = {k = i % 2, i = i} end table.sort(t, function(a, b) return a.k < b.k end) for i = 1, 20 do r[i] = t[i].i end return {v = table.concat(r, " ")}',
      '{"v":"16 2 20 4 18 6 14 8 10 12 13 9 11 7 15 1 17 5 19 3"}',
    ],
    ['return setmetatable({}, {__is_array = true})', '[]'],
    ['return {a = "<\\255>"}', '{"a":"\\u003c\\ufffd\\u003e"}'],
    ['local a, b = 1, 2 a, b = b, a return {a, b}', '[2,2]'],
    ['local t = {} for w in ("a b"):gmatch("%a") do t[#t + 1] = w end return t', '["a","b"]'],
    ['return {os.date("!%Y-%m-%d %a", 0), os.time()}', '["1970-01-01 mon",1767323045]'],
    ['return {string.format("%d|%5.1f|%q|%s", 3.7, 2.25, "x", nil)}', '["3|  2.2|\\"x\\"|nil"]'],
    [
      'return {tostring(1e15), tostring(2^63), tostring(0.1)}',
      '["1000000000000000","9.223372036854776e+18","0.1"]',
    ],
    ['for i = 1, 3 do for j = 1, 3 do if j == 2 then goto next end end ::next:: end return {1}', '[1]'],
  ])('%s', (script, data) => {
    expect(runTransform(script, DATA, PORTS)).toEqual({ data });
  });

  it.each<[script: string, error: string]>([
    ['return 1', 'transformation script output type is not of lua table'],
    ['return {0/0}', 'json: unsupported value: NaN'],
    ['return {print}', 'json: unsupported type: lua.LGFunction'],
    [
      'event.me = event return event',
      'the returned table contains itself: upstream crashes here (stack overflow)',
    ],
  ])('refuses %s', (script, error) => {
    expect(runTransform(script, DATA, PORTS)).toEqual({ error });
  });
});

describe('coroutines', () => {
  it.each<[script: string, data: string]>([
    [
      `local co = coroutine.create(function(a) local b = coroutine.yield(a + 1) return b * 2 end)
       local _, x = coroutine.resume(co, 1) local _, y = coroutine.resume(co, 5)
       return {x, y, coroutine.status(co)}`,
      '[2,10,"dead"]',
    ],
    [
      `local walk = function(t) return coroutine.wrap(function() for i, v in ipairs(t) do coroutine.yield(i, v) end end) end
       local out = {} for i, v in walk({"a", "b"}) do out[i] = v end return out`,
      '["a","b"]',
    ],
    [
      'local ok, e = coroutine.resume(coroutine.create(function() pcall(coroutine.yield) error("x", 0) end)) return {ok, e}',
      '[false,"x"]',
    ],
  ])('%s', (script, data) => {
    expect(runTransform(script, DATA, PORTS)).toEqual({ data });
  });
});

describe('a hostile script ends as an error', () => {
  it.each<[script: string, error: RegExp]>([
    ['while true do end', /too many steps/],
    ['pcall(function() while true do end end) return true', /too many steps/],
    ['::a:: goto a', /too many steps/],
    ['while true do pcall(error, "x") end', /too many steps/],
    ['local t = {} while true do t[#t + 1] = {} end', /too much memory/],
    ['while true do tostring({}) end', /too much memory/],
    ['local t = {} for i = 1, 2600 do t[i] = i end return table.concat(t)', /registry overflow/],
    ['local function f() return f() end f()', /too many steps/],
    ['local function f() f() end f()', /stack overflow/],
    ['local s = "x" while true do s = s .. s end', /too large/],
    ['return ("x"):rep(1e9)', /too large/],
    ['local t = {} t[67000000] = 1', /too much memory/],
    ['return (("a"):rep(30)):match(("a*"):rep(30) .. "b")', /too many steps/],
    [`return ${'('.repeat(5000)}`, /nested too deeply/],
    [`return ${'1+'.repeat(5000)}1`, /nested too deeply/],
  ])('%s', (script, error) => {
    expect(runFilter(script, '{}', PORTS)).toEqual({ error: expect.stringMatching(error) as unknown });
  });
});

describe('compileLua', () => {
  it.each<[script: string, at: string]>([
    ['return 1 +* 2', '* 2'],
    ['local é = 1', 'é = 1'],
    ['return "é" ]', ']'],
  ])('says where %s is wrong', (script, at) => {
    const compiled = compileLua(script);
    expect('offset' in compiled && script.slice(compiled.offset)).toBe(at);
  });
});
