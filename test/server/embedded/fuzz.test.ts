import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedOf } from '../../../server/embedded/asked/table.ts';
import { callAt } from '../../../server/embedded/call/call.ts';
import type { Language } from '../../../server/embedded/languages.ts';
import { tokensOf } from '../../../server/embedded/tokens/table.ts';
import { conditionWords } from '../../../server/embedded/words/condition.ts';
import { cronWords } from '../../../server/embedded/words/cron.ts';

const SEEDS: readonly [language: Language, source: string][] = [
  ['condition', 'a-1 && (b || c)'],
  ['cron', 'TZ=UTC */5 1-3,4 * jan mon'],
  [
    'expr',
    "let x = body.a; filter(body.list, {.b matches '^c'}) | len() > 1 /* d */ ? {e: [1, 2]} : sprig.trunc(1, x)",
  ],
  ['govaluate', "(a =~ '^x' && n > 2) || [b c] in ('y', 1)"],
  ['jq', '.a as {b: $c} | if .d then "x\\("y\\(.e)")" else map(select(.f[0] == 1)) end # g'],
  [
    'lua',
    '-- a\nlocal b, c = event.d[1]["e"]\nfor _, f in ipairs(c) do print(("%d"):format(f.g)) end --[[ h ]]',
  ],
  ['regexp', '^a(b|c)[d-e]+$'],
  [
    'template',
    '{{- range $i, $x := .Input.list }}{{ with index $x "a" 0 }}{{ . | default `b` }}{{ end }}{{/* c */}}{{ end }}',
  ],
];
const PIECES = [
  '{{',
  '}}',
  '(',
  ')',
  '[',
  ']',
  '"',
  "'",
  '`',
  '\\',
  '.',
  '|',
  '$',
  '#',
  '--[[',
  '/*',
  '\n',
  'é',
  '😀',
  '\0',
  '${x}',
];

test.each(SEEDS)('%s: nothing throws, and tokens stand in order', (language, seed) => {
  const edit = fc.record({
    at: fc.nat(seed.length),
    remove: fc.nat(6),
    insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 5 }), fc.nat(seed.length + 5), (edits, at) => {
      let source = seed;
      for (const { at: start, remove, insert } of edits)
        source = source.slice(0, start) + insert + source.slice(start + remove);
      const offset = Math.min(at, source.length);
      let end = 0;
      for (const token of tokensOf(language, source)) {
        expect(token.start).toBeGreaterThanOrEqual(end);
        expect(token.end).toBeGreaterThan(token.start);
        ({ end } = token);
      }
      expect(end).toBeLessThanOrEqual(source.length);
      const word = askedOf(language, source, offset)?.word;
      if (word) expect([word.start <= offset, word.end >= offset]).toEqual([true, true]);
      callAt(language, source, offset);
      conditionWords(source, ['a-1', 'b', 'c']);
      cronWords(source);
    }),
    { numRuns: 500 },
  );
});
