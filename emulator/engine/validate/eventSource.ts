import type { EventSource } from '../../../schemas/generated/types.ts';
import { goQuote } from '../lang/goQuote.ts';
import { at, below, type Problem } from './problem.ts';
import { SOURCE_RULES } from './sources/table.ts';

interface Entry {
  readonly type: string;
  readonly name: string;
  readonly problems: readonly Problem[];
}

/** Everything that the EventSource controller could say (`pkg/reconciler/eventsource/validate.go`). */
export function validateEventSource(eventSource: EventSource): Problem[] {
  const entries = entriesOf(eventSource);
  const found = [
    ...entries.flatMap(({ type, name, problems }) => below(problems, type, name)),
    ...repeatedNames(entries).map(({ type, name }) => at(repeated(name), type, name)),
  ];
  return below([...found, ...(found.length === 0 ? mixedStrategies(entries) : [])], 'spec');
}

/**
 * The messages of which upstream gives one: it walks types and events in random order and stops at the first problem. Sorted; empty where it
 * has none.
 */
export function eventSourceMessages(eventSource: EventSource): string[] {
  const entries = entriesOf(eventSource);
  const first = entries.flatMap(({ problems }) => problems.slice(0, 1).map(({ message }) => message));
  // A name is found to be taken when an entry of that name was fine before.
  const taken = repeatedNames(entries.filter(isTakeable(entries))).map(({ name }) => repeated(name));
  const all = new Set([...first, ...taken]);
  if (all.size === 0) for (const { message } of mixedStrategies(entries)) all.add(message);
  return [...all].sort();
}

function entriesOf(eventSource: EventSource): Entry[] {
  const spec = ((eventSource as Partial<EventSource>).spec ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(SOURCE_RULES).flatMap(([type, { check }]) =>
    Object.entries((spec[type] ?? {}) as Readonly<Record<string, object>>).map(([name, entry]) => ({
      type,
      name,
      problems: check(entry as never),
    })),
  );
}

function isTakeable(entries: readonly Entry[]): (entry: Entry) => boolean {
  const fine = new Set(entries.filter(({ problems }) => problems.length === 0).map(({ name }) => name));
  return ({ name }) => fine.has(name);
}

/** The second and later entries of a name. */
function repeatedNames(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ name }, index) => entries.findIndex((other) => other.name === name) < index);
}

function repeated(name: string): string {
  return `more than one ${goQuote(name)} found in the spec`;
}

function mixedStrategies(entries: readonly Entry[]): Problem[] {
  const recreated = entries.filter(({ type }) => SOURCE_RULES[type]?.recreate);
  if (recreated.length === 0 || recreated.length === entries.length) return [];
  return [
    at(
      'event sources with rolling update and recreate update strategy can not be put together',
      recreated[0]?.type ?? '',
    ),
  ];
}
