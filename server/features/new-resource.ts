import type { CompletionItem } from 'vscode-languageserver-types';
import { fileRange, type ManifestDocument } from '../../schemas/manifest/document.ts';
import { wordAt } from './cursor.ts';

const SNIPPET_KIND = 15;
const SNIPPET_FORMAT = 2;
const HEAD = 'apiVersion: argoproj.io/v1alpha1\n';

const RESOURCES: readonly [kind: string, what: string, body: string][] = [
  [
    'EventSource',
    'a webhook',
    'kind: EventSource\nmetadata:\n  name: ${1:webhook}\nspec:\n  service:\n    ports:\n      - port: 12000\n        targetPort: 12000\n  webhook:\n    ${2:example}:\n      endpoint: /${2:example}\n      method: POST\n      port: "12000"\n',
  ],
  [
    'Sensor',
    'one dependency, a log trigger',
    'kind: Sensor\nmetadata:\n  name: ${1:sensor}\nspec:\n  dependencies:\n    - name: ${2:event}\n      eventSourceName: ${3:webhook}\n      eventName: ${4:example}\n  triggers:\n    - template:\n        name: ${5:log}\n        log: {}\n',
  ],
  [
    'EventBus',
    'JetStream',
    'kind: EventBus\nmetadata:\n  name: ${1:default}\nspec:\n  jetstream:\n    version: ${2:latest}\n',
  ],
];

/** Whole resources, for a document that holds nothing yet but perhaps the first letters of one. */
export function completeNewResource(
  document: ManifestDocument,
  offset: number,
  snippets: boolean,
): CompletionItem[] {
  const rest = document.text
    .replace(/^(?:---|%).*$/gm, '')
    .replace(/#.*$/gm, '')
    .trim();
  if (!/^\w*$/.test(rest)) return [];
  const line = document.text.slice(document.text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (!/^\w*$/.test(line)) return [];
  const range = fileRange(document, wordAt(document.text, offset, /\w/));
  return RESOURCES.map(([kind, what, body]) => ({
    label: kind,
    kind: SNIPPET_KIND,
    detail: `Argo Events: ${what}`,
    filterText: `${kind} apiVersion kind`,
    ...(snippets && { insertTextFormat: SNIPPET_FORMAT }),
    textEdit: { range, newText: HEAD + (snippets ? body : body.replace(/\$\{\d:(\w+)\}/g, '$1')) },
  }));
}
