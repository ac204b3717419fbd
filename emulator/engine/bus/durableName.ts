import { utf8Bytes } from '../encoding.ts';

/** The name of the JetStream consumer of a dependency of a trigger: FNV-1a of 32 bits; the namespace takes no part. */
export function durableName(sensor: string, trigger: string, dependency: string): string {
  let hash = 0x811c9dc5;
  for (const byte of utf8Bytes(`${sensor}-${trigger}-${dependency}`))
    hash = Math.imul(hash ^ byte, 0x01000193);
  return `group-${hash >>> 0}`;
}
