import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../../../schemas/decode/decode.ts';
import { symbolsOf } from '../../../schemas/graph/symbols.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { pathAt, spanOf } from '../../../schemas/yaml/node.ts';

const MANIFEST = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: s}
spec:
  dependencies:
    - &d {name: a, eventSourceName: es, eventName: e}
    - <<: *d
      name: b
  triggers:
    - template:
        name: t
        conditions: "a && b"
        http: {url: "http://x", payload: [{src: {dependencyName: a}, dest: x}]}
--- # next
kind: EventSource
spec:
  webhook:
    e: {port: "1", endpoint: {{ .Values.path }}}
`;

const insertion = fc.oneof(
  fc.constantFrom(
    '\n',
    '  ',
    '{{',
    '}}',
    '---\n',
    '...\n',
    '&a',
    '*a',
    '<<: ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|',
    '? ',
    ': ',
    '- ',
    '\t',
    '\0',
    '\uFEFF',
    '\uD800',
    '#',
    '%',
    '!!int ',
  ),
  fc.string({ maxLength: 4 }),
);
const edit = fc.record({ at: fc.nat(MANIFEST.length), remove: fc.nat(12), insert: insertion });

test('a mutated manifest never throws', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      let text = MANIFEST;
      for (const { at, remove, insert } of edits) text = text.slice(0, at) + insert + text.slice(at + remove);
      for (const { content } of readFile('a.yaml', text).documents) {
        for (const { start, end } of content.tree.problems.map((problem) => problem.span))
          expect(start >= 0 && start <= end && end <= content.text.length).toBe(true);
        pathAt(content.tree.root, content.text.length >> 1);
        for (const resource of content.resources) {
          symbolsOf(resource);
          for (const { path, span } of decode(resource).problems) {
            expect(content.tree.root && spanOf(content.tree.root, path)).toBeDefined();
            expect(span.end <= content.text.length).toBe(true);
          }
        }
      }
    }),
    { numRuns: 400 },
  );
});
