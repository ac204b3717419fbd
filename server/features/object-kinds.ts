import type { CompletionItem } from 'vscode-languageserver-types';
import type { ResourceSchemas } from '../../schemas/resources/resource-schemas.ts';
import { lineStarts, positionAt } from '../../schemas/yaml/position.ts';
import { wordAt, type Place } from './cursor.ts';
import { offsetIn, type TriggerObject } from './trigger-object.ts';

const CLASS_KIND = 7;
const MODULE_KIND = 9;
const SNIPPET_KIND = 15;
const SNIPPET_FORMAT = 2;
const LETTER = /[\w./-]/;

/** Whole objects, for one that holds nothing yet. */
const OBJECTS: readonly (readonly [apiVersion: string, kind: string, body: string])[] = [
  [
    'argoproj.io/v1alpha1',
    'Workflow',
    'metadata:\n  generateName: ${1:name}-\nspec:\n  entrypoint: ${2:main}\n  templates:\n    - name: ${2:main}\n      container:\n        image: ${3:image}',
  ],
  [
    'batch/v1',
    'Job',
    'metadata:\n  generateName: ${1:name}-\nspec:\n  template:\n    spec:\n      restartPolicy: Never\n      containers:\n        - name: ${2:main}\n          image: ${3:image}',
  ],
  [
    'v1',
    'Pod',
    'metadata:\n  generateName: ${1:name}-\nspec:\n  restartPolicy: Never\n  containers:\n    - name: ${2:main}\n      image: ${3:image}',
  ],
  [
    'apps/v1',
    'Deployment',
    'metadata:\n  name: ${1:name}\nspec:\n  selector:\n    matchLabels:\n      app: ${1:name}\n  template:\n    metadata:\n      labels:\n        app: ${1:name}\n    spec:\n      containers:\n        - name: ${2:main}\n          image: ${3:image}',
  ],
  ['v1', 'ConfigMap', 'metadata:\n  generateName: ${1:name}-\ndata:\n  ${2:key}: ${3:value}'],
];

/**
 * Kinds and API versions that are known, where one is written; whole objects where there is nothing yet. `only`: nothing else belongs there. Undefined
 * in any other place.
 */
export function completeKinds(
  object: TriggerObject,
  place: Place | undefined,
  schemas: ResourceSchemas,
  snippets: boolean,
): { readonly items: CompletionItem[]; readonly only: boolean } | undefined {
  const offset = offsetIn(object);
  const starts = lineStarts(object.text);
  const { start, end } = wordAt(object.text, offset, LETTER);
  const range = { start: positionAt(starts, start), end: positionAt(starts, end) };
  if (/^[\s\w]*$/.test(object.text) && !/\w\s+\w/.test(object.text))
    return { items: wholeObjects(range, snippets), only: false };
  if (!place || place.onKey || place.path.length !== 1) return undefined;
  const item = (
    label: string,
    detail: string,
    kind: typeof CLASS_KIND | typeof MODULE_KIND,
  ): CompletionItem => ({
    label,
    kind,
    detail,
    textEdit: { range, newText: label },
  });
  const entries = Object.entries(schemas.kinds);
  if (place.path[0] === 'kind') {
    const fitting = entries.filter(([apiVersion]) => apiVersion === object.apiVersion);
    const from = fitting.length > 0 ? fitting : object.apiVersion === undefined ? entries : [];
    const items = from.flatMap(([apiVersion, kinds]) =>
      Object.keys(kinds).map((kind) => item(kind, apiVersion, CLASS_KIND)),
    );
    return { items, only: true };
  }
  if (place.path[0] !== 'apiVersion') return undefined;
  const fitting = entries.filter(([, kinds]) => Object.hasOwn(kinds, object.kind ?? ''));
  const items = (fitting.length > 0 ? fitting : entries).map(([apiVersion, kinds]) =>
    item(apiVersion, Object.keys(kinds).join(', '), MODULE_KIND),
  );
  return { items, only: true };
}

function wholeObjects(
  range: { start: { line: number; character: number }; end: { line: number; character: number } },
  snippets: boolean,
): CompletionItem[] {
  return OBJECTS.map(([apiVersion, kind, body]) => ({
    label: kind,
    kind: SNIPPET_KIND,
    detail: apiVersion,
    filterText: `${kind} apiVersion kind`,
    sortText: `0${kind}`,
    ...(snippets && { insertTextFormat: SNIPPET_FORMAT }),
    textEdit: {
      range,
      newText: `apiVersion: ${apiVersion}\nkind: ${kind}\n${snippets ? body : body.replace(/\$\{\d:(\w+)\}/g, '$1')}`,
    },
  }));
}
