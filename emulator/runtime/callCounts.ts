import type { TriggerRole } from '../engine/pipeline.ts';
import type { Consumer } from '../engine/sensors/consumer.ts';

/** Counts the calls that set answers answer, trigger by trigger; anew when the answers are others. Returns how many came before. */
export function callCounts(): (consumer: Consumer, role: TriggerRole) => number {
  const counts = new Map<string, { readonly answers: string; count: number }>();
  return ({ key, answers }, role) => {
    const name = `${key} ${role}`;
    const text = JSON.stringify(answers[role].map((rule) => [rule.trigger, rule.times, rule.answer]));
    const known = counts.get(name);
    const one = known?.answers === text ? known : { answers: text, count: 0 };
    counts.set(name, one);
    return one.count++;
  };
}
