import type { Path } from '../../schemas/yaml/node.ts';
import { schemaAt } from '../../schemas/definitions.ts';
import type { DataFilter } from '../../schemas/generated/types.ts';
import { nodeAt } from '../../schemas/yaml/node.ts';
import { dependencyEvent } from './dependency-event.ts';
import type { Fix, Rule, RuleInput, RuleProblem } from './rule.ts';
import { isWritten, sensorsIn, type SensorPart } from './sensors.ts';

/** A path into event data that the source of the event never fills. */
export const eventPath: Rule = {
  code: 'event-path',
  severity: 'warning',
  reads: 'project',
  check: (input) =>
    sensorsIn(input).flatMap((sensor) =>
      pathsOf(sensor).flatMap((part): RuleProblem[] => {
        const { path, text, dependency } = part;
        if (isWritten(sensor.resource, path)) return [];
        const source = sourceOf(sensor, dependency, input);
        const problem = source && problemOf(part, source);
        if (!problem) return [];
        const span = sensor.span(path);
        const plain = input.document.text.slice(span.start, span.end) === text;
        const fixes: Fix[] =
          plain && problem.better !== undefined
            ? [
                {
                  title: `Change to \`${problem.better}\``,
                  edits: [{ span, newText: problem.better }],
                  preferred: true,
                },
              ]
            : [];
        return [{ message: problem.message, span, fixes }];
      }),
    ),
};

interface EventPathPart {
  readonly text: string;
  readonly path: Path;
  readonly dependency: string;
  /** What is looked for there cannot be a list. */
  readonly wantsValue: boolean;
}

interface Source {
  readonly sourceType: string;
  readonly jsonBody: boolean;
}

/** Sources whose event data has the headers of a request, and under which name. */
const HEADERS: Readonly<Record<string, string>> = {
  webhook: 'header',
  github: 'headers',
  gitlab: 'headers',
  bitbucket: 'headers',
  bitbucketserver: 'headers',
  gerrit: 'headers',
};

/** Whether a source puts the body into event data in base64 unless it is told that it is JSON. */
export function hasBase64Body(sourceType: string): boolean {
  const field = schemaAt('EventSource', ['spec', sourceType, 'event', 'jsonBody']);
  return field !== undefined && field['x-argo-no-effect'] === undefined && !PLAIN_BODIES.has(sourceType);
}

/** Their body is plain text, whatever `jsonBody` says. */
const PLAIN_BODIES: ReadonlySet<string> = new Set(['mns', 'redis']);

interface Problem {
  readonly message: string;
  readonly better?: string;
}

function problemOf(
  { text: path, wantsValue }: EventPathPart,
  { sourceType, jsonBody }: Source,
): Problem | undefined {
  const [first = '', second, ...rest] = path.split('.');
  const headers = HEADERS[sourceType];
  if (headers !== undefined && first !== headers && (first === 'header' || first === 'headers'))
    return {
      message: `Events of ${sourceType} have their headers under \`${headers}\`, not under \`${first}\`.`,
      better: path.replace(first, headers),
    };
  if (wantsValue && first === headers && /^[\w-]+$/.test(second ?? '') && rest.length === 0)
    return {
      message: `A header has a list of values: \`${path}\` gives a list as JSON text. \`${path}.0\` is the first one.`,
      better: `${path}.0`,
    };
  if (!jsonBody && hasBase64Body(sourceType) && first === 'body' && second !== undefined)
    return {
      message: `The body of this event is a base64 text, so there is nothing below \`body\`: write \`jsonBody: true\` at the ${sourceType} event source.`,
    };
  return undefined;
}

/** Paths that filters look up, and those of parameters where the data is not transformed before. */
function pathsOf({ dependencies, triggers }: SensorPart): EventPathPart[] {
  const plain = dependencies.filter(({ value }) => !value.transform?.jq && !value.transform?.script);
  const inFilters = plain.flatMap(({ value, path }) => {
    const dependency = value.name ?? '';
    const { data = [], exprs = [] } = value.filters ?? {};
    return [
      ...data.map((filter: Partial<DataFilter>, index) => ({
        text: filter.path ?? '',
        dependency,
        wantsValue: filter.type !== 'string' || (filter.value ?? []).every(isAnchored),
        path: [...path, 'filters', 'data', index, 'path'],
      })),
      ...exprs.flatMap(({ fields = [] }: { fields?: readonly { path?: string }[] }, index) =>
        fields.map(({ path: text = '' }, field) => ({
          text,
          dependency,
          wantsValue: true,
          path: [...path, 'filters', 'exprs', index, 'fields', field, 'path'],
        })),
      ),
    ];
  });
  const names = new Set(plain.map(({ value }) => value.name));
  const inParameters = triggers.flatMap(({ parameters }) =>
    parameters.flatMap(({ value: { src }, path }) =>
      src?.dataKey && names.has(src.dependencyName)
        ? [
            {
              text: src.dataKey,
              dependency: src.dependencyName ?? '',
              wantsValue: false,
              path: [...path, 'src', 'dataKey'],
            },
          ]
        : [],
    ),
  );
  return [...inFilters, ...inParameters];
}

/** A regular expression that fits no list in JSON. */
function isAnchored(value: string): boolean {
  return /^\^[\w-]|[\w-]\$$/.test(value);
}

function sourceOf({ resource }: SensorPart, dependency: string, input: RuleInput): Source | undefined {
  const event = dependencyEvent(resource, dependency, input.viewFrom(resource.namespace));
  const jsonBody = event && nodeAt(event.resource.node, [...event.path, 'jsonBody']);
  if (!event || (jsonBody?.kind === 'scalar' && jsonBody.templated)) return undefined;
  return {
    sourceType: event.sourceType,
    jsonBody: (event.entry as { jsonBody?: boolean }).jsonBody ?? false,
  };
}
