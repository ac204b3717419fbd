import type { CompletionItem } from 'vscode-languageserver-types';
import { groupBy } from '../../schemas/groupBy.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { ResourceSchemas } from '../../schemas/resources/resource-schemas.ts';
import { textAt } from '../../schemas/yaml/node.ts';
import type { FeatureContext } from './context.ts';
import { wordAt, type Cursor } from './cursor.ts';

const VALUE_KIND = 12;
const LETTER = /[\w./-]/;

/** One kind of object, as an event source of type `resource` names it. */
interface Watched {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly kind: string;
}

const OURS: readonly Watched[] = [
  ['eventsources', 'EventSource'],
  ['sensors', 'Sensor'],
  ['eventbus', 'EventBus'],
].map(([resource = '', kind = '']) => ({ group: 'argoproj.io', version: 'v1alpha1', resource, kind }));

const FIELDS = ['group', 'version', 'resource'] as const;

/**
 * Groups, versions and plural names of the kinds that are known, as far as they fit the other two fields. Undefined where none of them is written.
 */
export function completeWatched(
  { document, offset }: FeatureContext,
  { resource, path, onKey }: Cursor,
  schemas: () => ResourceSchemas | undefined,
): CompletionItem[] | undefined {
  const field = FIELDS.find((one) => one === path.at(-1));
  const isPlace = resource.kind === 'EventSource' && path[1] === 'resource' && path.length === 4 && !onKey;
  if (!field || !isPlace) return undefined;
  const known = schemas();
  if (!known) return undefined;
  const others = FIELDS.filter((one) => one !== field).flatMap((one): [typeof one, string][] => {
    const text = textAt(resource.node, [...path.slice(0, -1), one]);
    return text === undefined ? [] : [[one, text]];
  });
  const fitting = watchedIn(known).filter((one) => others.every(([name, text]) => one[name] === text));
  const range = fileRange(document, wordAt(document.text, offset, LETTER));
  const values = groupBy(fitting, (one) => one[field]);
  return [...values].map(([value, kinds]) => ({
    label: value === '' ? '""' : value,
    kind: VALUE_KIND,
    detail: detailOf(kinds, field),
    textEdit: { range, newText: value === '' ? '""' : value },
  }));
}

function watchedIn({ kinds }: ResourceSchemas): Watched[] {
  const all = Object.entries(kinds).flatMap(([apiVersion, plurals]) => {
    const [version = '', group = ''] = apiVersion.split('/').reverse();
    return Object.entries(plurals).map(([kind, resource]) => ({ group, version, resource, kind }));
  });
  return [...all, ...OURS];
}

function detailOf(kinds: readonly Watched[], field: (typeof FIELDS)[number]): string {
  const names = kinds.map(({ group, version, kind }) =>
    field === 'resource' ? `${kind}, ${group === '' ? version : `${group}/${version}`}` : kind,
  );
  return names.join(field === 'resource' ? '; ' : ', ');
}
