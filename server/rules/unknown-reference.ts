import type { View } from '../../schemas/graph/view.ts';
import { symbolsOf, type Reference } from '../../schemas/graph/symbols.ts';
import type { Rule } from './rule.ts';

/** A name that nothing in view defines, though something out of view may; for projects that keep everything in one place. */
export const unknownReference: Rule = {
  code: 'unknown-reference',
  severity: 'off',
  reads: 'project',
  check: (input) =>
    input.document.content.resources.flatMap((resource) => {
      const view = input.viewFrom(resource.namespace);
      return symbolsOf(resource)
        .references.map((reference) => ({ reference, what: missingIn(view, reference) }))
        .filter(({ what }) => what !== undefined)
        .map(({ reference: { span }, what = '' }) => ({
          message: `${what} is not found in view. It may live in the cluster, in another repository or namespace, or behind a template.`,
          span,
        }));
    }),
};

/** What is looked for and not there. That an EventSource in full view lacks the event is known, and has a rule of its own. */
function missingIn(view: View, { kind, name, eventSourceName }: Reference): string | undefined {
  if (kind === 'eventSource' || kind === 'eventBus') {
    const word = kind === 'eventSource' ? 'EventSource' : 'EventBus';
    return view.named(kind, name).length > 0 ? undefined : `The ${word} \`${name}\``;
  }
  if (kind !== 'event' || eventSourceName === undefined) return undefined;
  const events = view.eventsOf(eventSourceName);
  const isElsewhere = view.named('eventSource', eventSourceName).length === 0;
  const isKnownAbsent = view.complete && events.length > 0;
  if (isElsewhere || isKnownAbsent || events.some(({ definition }) => definition.name === name))
    return undefined;
  return `The event \`${name}\` of the EventSource \`${eventSourceName}\``;
}
