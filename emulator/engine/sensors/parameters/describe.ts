import type { TriggerParameterSource } from '../../../../schemas/generated/types.ts';

const known = new WeakMap<TriggerParameterSource, string>();

/** Where a value comes from, in words: `push: data body.ref`. Each source is described once, since it meets many events. */
export function describeSource(source: TriggerParameterSource | undefined): string {
  if (!source) return 'no src';
  const before = known.get(source);
  if (before !== undefined) return before;
  const words = describe(source);
  known.set(source, words);
  return words;
}

function describe(source: TriggerParameterSource): string {
  const from = [
    source.dataTemplate && `data template ${source.dataTemplate}`,
    source.dataKey && `data ${source.dataKey}`,
    source.contextTemplate && `context template ${source.contextTemplate}`,
    source.contextKey && `context ${source.contextKey}`,
  ].filter(Boolean);
  const fallback = source.value === undefined ? '' : `"${source.value}"`;
  if (from.length === 0)
    return fallback ? `value ${fallback}` : `${source.dependencyName ?? ''}: the whole event`;
  return `${source.dependencyName ?? ''}: ${from.join(' or ')}${fallback ? ` or ${fallback}` : ''}`;
}
