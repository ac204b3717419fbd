import { describe, expect, it } from 'vitest';
import { transformData } from '../../../../../emulator/engine/lang/jq/transform.ts';

const PORTS = { now: () => 0, random: () => 0.5 };

/** Programs and the values they give for `{"a":1,"l":[3,1,2],"s":"héllo"}`, as gojq answers. */
describe('a program', () => {
  it.each<[string, unknown]>([
    ['[.l[] | select(. > 1)]', [3, 2]],
    ['1 as $x | 2 as $y | [$x, $y, $__loc__?]', undefined],
    ['[.l as [$a, $b] | {$a, b: $b}]', [{ a: 3, b: 1 }]],
    ['[[1, [2]] | . as [$a, [$b]] ?// $a | [$a, $b]]', [[1, 2]]],
    ['[.[] as [$a] ?// $a | $a]', [1, 3, 'héllo']],
    ['[limit(3; repeat(1))]', [1, 1, 1]],
    ['first(range(10; 0; -3))', 10],
    [
      '[foreach .l[] as $x (0; . + $x; [$x, .])]',
      [
        [3, 3],
        [1, 4],
        [2, 6],
      ],
    ],
    ['[label $out | .l[] | if . == 1 then break $out else . end]', [3]],
    ['[.l[] | try (if . == 1 then error({at: .}) else . end) catch .at]', [3, 1, 2]],
    ['try error catch .', { a: 1, l: [3, 1, 2], s: 'héllo' }],
    ['[.x // "none", (false, 1, null, 2) // 3]', ['none', 1, 2]],
    ['[path(..)]', [[], ['a'], ['l'], ['l', 0], ['l', 1], ['l', 2], ['s']]],
    ['.l |= map(. * 2) | .l', [6, 2, 4]],
    ['(.l[] | select(. > 1)) |= empty | .l', [1]],
    ['.l[1:] = ["x"] | .l', [3, 'x']],
    ['.l += [4] | .l', [3, 1, 2, 4]],
    ['del(.l[0, 2]) | .l', [1]],
    ['to_entries | map(.key)', ['a', 'l', 's']],
    ['[.s | length, utf8bytelength, explode[1], .[1:3]]', [5, 6, 233, 'él']],
    ['.s | [match("l"; "g").offset]', [2, 3]],
    ['.s | gsub("(?<c>[aeiou])"; "<\\(.c)>")', 'héll<o>'],
    ['.s | sub("é"; "e", "E")', 'hello'],
    ['[.s | test("L"; "i"), test("L")]', [true, false]],
    ['@base64 "\\(.s)-", (@uri "\\(.s)")', 'aMOpbGxv-'],
    ['[1, "a b", null] | @csv, @tsv', '1,"a b",'],
    ['[3, 1, 2] | [sort, min, max, add, (map(. * -1) | sort_by(.))]', [[1, 2, 3], 1, 3, 6, [-3, -2, -1]]],
    ['"2015-03-05T23:51:47Z" | fromdate', 1425599507],
    ['1425599621 | todate', '2015-03-05T23:53:41Z'],
    ['"10:20, Mon 5 Jan 2026" | strptime("%H:%M, %a %d %b %Y") | mktime', 1767608400],
    ['0 | strftime("%A %-d %^b %j %y %s %z %Z %5e|%E")', 'Thursday 1 JAN 001 70 0 +0000 UTC     1|%E'],
    ['[splits("a")?]', []],
    ['def f(g; $x): [g, $x]; f(1, 2; 3)', [1, 2, 3]],
    ['reduce ({} | .a.b.c = 1 | paths) as $p (0; . + ($p | length))', 6],
    ['try (.a | keys) catch .', 'keys cannot be applied to: number (1)'],
    ['try ({} | .a.b.c[0] = 1 | .a[0]) catch .', 'expected an array but got: object ({"b":{"c":[1]}})'],
    ['[9007199254740993 + 1, 7 / 2, 7 % 4, 10 / 5]', [9007199254740994, 3.5, 3, 2]],
    ['0 | strftime("%:%d%::H%:z%::::z")', '%:01%::H+00:00%::::z'],
    ['nan | gmtime', [292277026304, 7, 26, 15, 42, 51.145224192, 5, 238]],
    ['infinite | strftime("%s")', '9223372027631403771'],
    ['[ldexp(0.5; 1e300) | . == infinite]', [true]],
    ['[-3.9104250725358725 | lgamma]', [-0.6181240172931581]],
    ['[.[]?] | length', 3],
    ['input_line_number', undefined],
  ])('%s', (source, v) => {
    const answer = transformData(`[${source}] | {v: .[0]}`, '{"a":1,"l":[3,1,2],"s":"héllo"}', PORTS);
    const value: unknown = 'data' in answer ? (JSON.parse(answer.data) as { v: unknown }).v : undefined;
    expect(value).toEqual(v);
  });
});
