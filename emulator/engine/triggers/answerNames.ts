import { similar } from '../../../schemas/decode/similar.ts';

/** The names by which a trigger of a sensor may be meant. */
export function namesOf(
  { namespace, name }: { readonly namespace: string; readonly name: string },
  trigger: string,
): readonly string[] {
  return [`${name}/${trigger}`, `${namespace}/${name}/${trigger}`];
}

/** Whether a name, in which `*` stands for any part, means a trigger. */
export function answered(pattern: string): (name: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${parts.join('[^/]*')}$`, 's');
  return (name) => whole.test(name);
}

export function noSuchTrigger(name: string, known: readonly string[]): string {
  const parts = name.split('/').length;
  const alike = known.filter((one) => one.split('/').length === parts);
  const [nearest] = similar(name, alike);
  if (nearest !== undefined) return `There is no trigger ${name}. Did you mean ${nearest}?`;
  const list = alike.length === 0 ? 'There are none.' : `There are: ${[...new Set(alike)].join(', ')}.`;
  return `There is no trigger ${name}. ${list}`;
}
