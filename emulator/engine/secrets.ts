import type { SecretKeySelector } from '../../schemas/generated/types.ts';
import type { KnownSecret, StandIns } from './project.ts';

/** The value of a Secret's key as the configuration has it; undefined where it has none. */
export function secretIn(standIns: StandIns | undefined, name: string, key: string): string | undefined {
  const found = find(standIns, name, key);
  return found && 'text' in found.content ? found.content.text : undefined;
}

/** Why the value of a Secret's key is not known, and what to do about it. */
export function unknownSecretWords(
  standIns: StandIns | undefined,
  { name = '', key = '' }: SecretKeySelector,
): string {
  const found = find(standIns, name, key);
  const why =
    found && 'problem' in found.content
      ? found.content.problem
      : '`secrets` in .argo-events.yaml can say where it is';
  return `the key ${key} of the Secret ${name} is not known here: ${why}`;
}

function find(standIns: StandIns | undefined, name: string, key: string): KnownSecret | undefined {
  return standIns?.secrets.find((secret) => secret.name === name && secret.key === key);
}
