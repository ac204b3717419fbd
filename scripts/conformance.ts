/**
 * `conformance [--explain ID] FILE.jsonl…`: how much of the recorded answers the product gives.
 * Prints one JSON line a kind; exits with 2 if the input cannot be read.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { answerVector, runVectors } from './conformance/run.ts';
import type { Vector } from './conformance/vector.ts';
import { parseVectors } from './conformance/vector.ts';

const MAX_FAILED_SHOWN = 200;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { explain: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new Error('usage: conformance [--explain ID] FILE.jsonl…');
  const vectors = positionals.flatMap((file) => parseVectors(readFileSync(file, 'utf8')));
  if (values.explain === undefined) await report(vectors);
  else await explain(vectors, values.explain);
}

async function report(vectors: readonly Vector[]): Promise<void> {
  for (const kind of await runVectors(vectors)) {
    console.log(JSON.stringify({ ...kind, failed: kind.failed.slice(0, MAX_FAILED_SHOWN) }));
  }
}

async function explain(vectors: readonly Vector[], id: string): Promise<void> {
  const vector = vectors.find((candidate) => candidate.id === id);
  if (!vector) throw new Error(`no vector ${id} in the given files`);
  const { answered, agrees } = await answerVector(vector);
  const { errorText } = vector;
  console.log(
    JSON.stringify({ id, agrees, in: vector.in, expected: vector.out, errorText, answered }, null, 2),
  );
}

try {
  await main();
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 2;
}
