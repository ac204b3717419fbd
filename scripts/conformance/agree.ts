import type { Vector } from './vector.ts';

/** Whether an answer agrees with the recorded one (test/conformance/README.md says what has to). */
export function agrees(vector: Vector, answered: unknown): boolean {
  const { out } = vector;
  if (has(out, 'panic') || has(out, 'hang')) return has(answered, 'error');
  if (vector.errorText === 'any' && has(out, 'error')) return has(answered, 'error');
  if (vector.errorText === 'any' && has(out, 'message'))
    return sameValue(withoutDetail(out), withoutDetail(answered));
  return sameValue(out, answered);
}

/** An answer of the admission webhook less the text of Go's decoder at the end of its message. */
function withoutDetail(answer: unknown): unknown {
  if (!isObject(answer) || typeof answer.message !== 'string') return answer;
  return { ...answer, message: answer.message.replace(/^(failed to get a validator: ).*$/s, '$1') };
}

function has(value: unknown, key: string): boolean {
  return isObject(value) && value[key] !== undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Equality by value; members that are undefined count as absent. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b)) return Object.is(a, b);
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => sameValue(x, b[i]))
    );
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameValue(a[key], b[key]));
}
