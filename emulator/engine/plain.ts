import { plainPath } from './lang/gjson/plainPath.ts';
import type { Consumer } from './sensors/consumer.ts';
import type { Incoming } from './sources/incoming.ts';
import { findEvent } from './sources/receive.ts';
import type { SourceEntry } from './sources/table.ts';
import type { Project } from './project.ts';

/** Fields that hold a program, or a text that is run as one. */
const PROGRAMS: ReadonlySet<string> = new Set([
  ...['transform', 'script', 'exprs', 'dataTemplate', 'contextTemplate', 'schemaRegistry'],
]);
const PATHS: ReadonlySet<string> = new Set(['path', 'dataKey', 'contextKey', 'dest']);
/** A list is filled up to an index that is written to. */
const LARGEST_INDEX = 1_000;
/** Regular expressions that repeat nothing. */
const PLAIN_VALUE = /^[^*+?{]*$/;
/** Comparisons of names and literals: nothing is called, and nothing repeated. */
const PLAIN_EXPRESSION = /^(?!.*(?:\.\.|\bmatches\b))[\w\s.=!<>&|"'/:@-]*$/s;

const consumers = new WeakMap<Consumer, boolean>();
const entries = new WeakMap<SourceEntry, boolean>();

/**
 * Whether a trigger does no more with an event than to read it: it has no script, template, expression or path that could take longer than the
 * event is long. Errs on the side of no.
 */
export function isPlainConsumer(consumer: Consumer): boolean {
  const known = consumers.get(consumer);
  if (known !== undefined) return known;
  const { sensor, trigger } = consumer;
  const plain = isPlain(trigger) && isPlain(sensor.value.spec.dependencies);
  consumers.set(consumer, plain);
  return plain;
}

/** The same of an event source. */
export function isPlainEvent(project: Project, { namespace, eventSource, eventName }: Incoming): boolean {
  const entry = findEvent(project, namespace, eventSource, eventName)?.entry;
  if (!entry) return true;
  const known = entries.get(entry);
  if (known !== undefined) return known;
  const { filter } = entry as { readonly filter?: { readonly expression?: string } | null };
  const plain = PLAIN_EXPRESSION.test(filter?.expression ?? '');
  entries.set(entry, plain);
  return plain;
}

function isPlain(value: unknown, field = ''): boolean {
  if (typeof value === 'string') return isPlainText(value, field);
  if (Array.isArray(value)) return value.every((item) => isPlain(item, field));
  if (typeof value !== 'object' || value === null) return true;
  // What is in a resource is not run here.
  return Object.entries(value).every(
    ([key, member]) => key === 'resource' || (!PROGRAMS.has(key) && isPlain(member, key)),
  );
}

function isPlainText(text: string, field: string): boolean {
  if (field === 'template') return false;
  if (field === 'value') return PLAIN_VALUE.test(text);
  if (!PATHS.has(field) || text === '') return true;
  return plainPath(text)?.every(({ index }) => index <= LARGEST_INDEX) ?? false;
}
