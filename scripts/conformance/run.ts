import { agrees } from './agree.ts';
import { ANSWERS } from './answers.ts';
import type { Vector } from './vector.ts';

/** How many vectors of one kind agree. */
export interface KindReport {
  readonly kind: string;
  readonly total: number;
  readonly agree: number;
  /** Ids of those that do not agree, all of them. */
  readonly failed: readonly string[];
  /** Says why nothing agrees where there is no implementation. */
  readonly note?: string;
}

export interface Outcome {
  readonly answered: unknown;
  readonly agrees: boolean;
}

export function isBuilt(kind: string): boolean {
  return Object.hasOwn(ANSWERS, kind);
}

/** The product's answer to one vector. What it throws is shown and never agrees: an exception is a bug. */
export async function answerVector(vector: Vector): Promise<Outcome> {
  const answer = ANSWERS[vector.kind];
  if (!answer) return { answered: { note: 'not built' }, agrees: false };
  try {
    const answered: unknown = await answer(structuredClone(vector.in) as never);
    return { answered, agrees: agrees(vector, answered) };
  } catch (thrown) {
    return { answered: { thrown: String(thrown) }, agrees: false };
  }
}

/** One report a kind, in the order in which the kinds appear. */
export async function runVectors(vectors: readonly Vector[]): Promise<KindReport[]> {
  const kinds = new Set(vectors.map(({ kind }) => kind));
  const reports: KindReport[] = [];
  for (const kind of kinds) {
    const ofKind = vectors.filter((vector) => vector.kind === kind);
    reports.push(await runKind(kind, ofKind));
  }
  return reports;
}

async function runKind(kind: string, vectors: readonly Vector[]): Promise<KindReport> {
  const failed: string[] = [];
  for (const vector of vectors) {
    const outcome = await answerVector(vector);
    if (!outcome.agrees) failed.push(vector.id);
  }
  const report = { kind, total: vectors.length, agree: vectors.length - failed.length, failed };
  return isBuilt(kind) ? report : { ...report, note: 'not built' };
}
