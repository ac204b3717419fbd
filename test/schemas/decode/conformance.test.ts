import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decode } from '../../../schemas/decode/decode.ts';
import { readFile } from '../../../schemas/manifest/file.ts';

interface Vector {
  id: string;
  in: { manifest: string };
  out: { ok?: boolean; error?: string };
  errorText?: string;
}

const vectors = readFileSync(new URL('../../conformance/validate.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector);

const read = vectors.map((vector) => {
  const content = readFile('a.yaml', vector.in.manifest).documents[0]?.content;
  const problems = content?.resources.slice(0, 1).flatMap((resource) => decode(resource).problems) ?? [];
  const codes: string[] = problems.map((problem) => problem.code);
  if (content && content.tree.problems.length > 0) codes.push('syntax');
  return { ...vector, ours: (content?.resources.length ?? 0) > 0, codes };
});

const refused = read.filter((vector) => vector.errorText === 'any');

test('what the decoder accepts raises no alarm', () => {
  const alarms = read.filter(
    ({ errorText, codes }) =>
      errorText !== 'any' && (codes.includes('wrong-type') || codes.includes('syntax')),
  );
  expect(alarms.map(({ id }) => id)).toEqual([]);
});

test('nothing is missing in what the validators accept', () => {
  const alarms = read.filter(({ out, codes }) => out.ok && codes.includes('missing-field'));
  expect(alarms.map(({ id }) => id)).toEqual([]);
});

/** Documents that cannot be told to be ours: no `kind`, another one, or no mapping at all. */
test('what the decoder refuses is found, but for documents that do not say that they are ours', () => {
  const silent = refused.filter(({ ours, codes }) => ours && codes.length === 0);
  expect(silent.map(({ id }) => id)).toEqual([]);
  const foreign = refused.filter(({ ours, codes }) => !ours && codes.length === 0);
  expect({ refused: refused.length, foreign: foreign.length }).toMatchInlineSnapshot(`
    {
      "foreign": 61,
      "refused": 1474,
    }
  `);
});
