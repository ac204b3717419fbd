import { expect, it } from 'vitest';
import { specYaml } from '../../../../emulator/engine/triggers/specYaml.ts';

const LOREM = 'lorem ipsum '.repeat(9);

/** Compared with go-yaml v2. */
it.each<[Record<string, string> | undefined, string]>([
  [undefined, 'null\n'],
  [{}, '{}\n'],
  [{ b: 'x', a: 'z' }, 'a: z\nb: x\n'],
  [{ a10: '1', a9: 'true' }, 'a9: "true"\na10: "1"\n'],
  [{ n: 'y', y: 'no' }, '"n": "y"\n"y": "no"\n'],
  [{ a: '2026-01-02', b: '12:30', c: '1.5.2' }, 'a: "2026-01-02"\nb: "12:30"\nc: 1.5.2\n'],
  [{ a: '', b: ' x', c: 'x: y', d: "it's", e: "'q'" }, `a: ""\nb: ' x'\nc: 'x: y'\nd: it's\ne: '''q'''\n`],
  [{ a: 'ü 😀', b: 'tab\there' }, 'a: "ü \\U0001F600"\nb: "tab\\there"\n'],
  [{ a: 'x\ny', b: 'x\n', c: 'x\n\n', d: ' x\n' }, 'a: |-\n  x\n  y\nb: |\n  x\nc: |+\n  x\n\nd: |2\n   x\n'],
  [{ a: 'x \ny' }, 'a: "x \\ny"\n'],
  [{ a: `${LOREM}end` }, `a: ${'lorem ipsum '.repeat(6)}lorem ipsum\n  lorem ipsum lorem ipsum end\n`],
])('%o', (spec, yaml) => {
  expect(specYaml(spec)).toBe(yaml);
});
