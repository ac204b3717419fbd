import type { Reference } from '../../../../emulator/engine/lang/reference.ts';

/** References as `kind name <text>`, the text being what stands at their place. */
export function shownReferences(source: string, references: readonly Reference[]): string[] {
  return references.map(
    ({ kind, name, offset, length }) => `${kind} ${name} <${source.slice(offset, offset + length)}>`,
  );
}
