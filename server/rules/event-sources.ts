import type { Resource } from '../../schemas/manifest/resource.ts';
import { eventSourceTypes } from '../../schemas/type-names.ts';
import type { Path } from '../../schemas/yaml/node.ts';
import { decodedOf } from './decoded.ts';
import { onceForRules } from './once.ts';
import type { RuleInput } from './rule.ts';

/** One event that an EventSource defines. */
export interface EventPart {
  readonly resource: Resource;
  /** From the resource. */
  readonly path: Path;
  /** Key under `spec`, such as `webhook`. */
  readonly sourceType: string;
  readonly entry: object;
}

/** The events of the EventSources of a document. */
export const eventsIn = onceForRules((input): readonly EventPart[] =>
  input.document.content.resources
    .filter(({ kind }) => kind === 'EventSource')
    .flatMap((resource) => eventsOf(resource, input)),
);

function eventsOf(resource: Resource, input: Pick<RuleInput, 'partial'>): EventPart[] {
  const { spec = {} } = decodedOf(resource, input).value as { spec?: Readonly<Record<string, unknown>> };
  return eventSourceTypes.flatMap((sourceType) =>
    Object.entries((spec[sourceType] ?? {}) as Readonly<Record<string, object | null>>).map(
      ([name, entry]) => ({
        resource,
        path: ['spec', sourceType, name],
        sourceType,
        entry: entry ?? {},
      }),
    ),
  );
}
