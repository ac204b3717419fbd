import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProject } from '../../schemas/graph/project.ts';
import { checkFile } from '../../server/workspace/check-file.ts';
import { completeNames } from '../../server/features/completion.ts';
import { cursorAt, markedPlace } from '../../server/features/cursor.ts';
import { completeDests } from '../../server/features/dests.ts';
import { completeKinds } from '../../server/features/object-kinds.ts';
import { offsetIn, triggerObjectAt } from '../../server/features/trigger-object.ts';
import { resourceSchemas } from '../../server/workspace/resource-schemas.ts';
import { definition } from '../../server/features/definition.ts';
import { documentSymbols } from '../../server/features/document-symbols.ts';
import { hoverName } from '../../server/features/hover.ts';
import { codeLenses } from '../../server/features/code-lens.ts';
import { hoverFacts } from '../../server/features/hover-facts.ts';
import { hoverProgram } from '../../server/features/program-hover.ts';
import { signatureHelp } from '../../server/features/signature-help.ts';
import { completeFilter } from '../../server/features/filter-items.ts';
import { completeRequired } from '../../server/features/required-fields.ts';
import { completeSchedule } from '../../server/features/schedule-items.ts';
import { completeProgram } from '../../server/features/program-completion.ts';
import { inlayHints } from '../../server/features/inlay-hints.ts';
import { semanticTokens } from '../../server/features/semantic-tokens.ts';
import { completeNewResource } from '../../server/features/new-resource.ts';
import { applyEdits } from '../support/applyEdits.ts';

const TEXT = `kind: EventSource
metadata: {name: es}
spec:
  webhook:
    e: &e {port: 1, endpoint: {{ .Values.path }}}
    f:
      filter:
        expression: >-
          body.a == "x" &&
          len(header['X-A']) > {{ .Values.n }}
  calendar:
    c: {schedule: "*/5 * * * mon", timezone: Europe/Berlin}
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: s} # argo-events-disable-line wrong-type
spec:
  dependencies:
    - {name: a, eventSourceName: es, eventName: e}
    - name: b
      eventSourceName: es
      eventName: f
      transform:
        jq: |
          .body | {a: "\\(.b)", c: map(.d)} # e
      filters:
        exprs: [{expr: "x =~ 'a' && y", fields: [{name: x, path: body.x}]}]
        data: [{path: body.a, type: string, value: ["^a$"], template: '{{ .Input | upper }}'}]
        script: |-
          local x = event.body.a
          return string.len(x) == 1
  triggers:
    - template: {name: t, conditions: "a && b", log: {}}
    - template:
        name: u
        http:
          payload:
            - src:
                dependencyName: b
                dataTemplate: "{{ with .Input.body }}{{ .a | default \\"x\\" }}{{ end }}"
              dest: a
`;
const URI = 'file:///a.yaml';
const ALL_LINES = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
const insertion = fc.oneof(
  fc.constantFrom(
    '\n',
    '  ',
    '{{',
    '}}',
    '---\n',
    '*e',
    '<<: ',
    '[',
    '{',
    '"',
    '|',
    ': ',
    '- ',
    '\t',
    '#',
    'null',
  ),
  fc.string({ maxLength: 3 }),
);
const edit = fc.record({ at: fc.nat(TEXT.length), remove: fc.nat(8), insert: insertion });

test('no feature throws, and every fix stays within its document', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 6 }), fc.nat(TEXT.length), async (edits, at) => {
      let text = TEXT;
      for (const { at: start, remove, insert } of edits)
        text = text.slice(0, start) + insert + text.slice(start + remove);
      const project = createProject();
      project.setFile(URI, text);
      const file = project.graph.file(URI);
      if (!file) return;
      documentSymbols(file);
      const { data } = semanticTokens(file);
      expect(data.every((number) => number >= 0)).toBe(true);
      inlayHints(file, ALL_LINES, { nextFireTime: true, base64Body: true, now: 0 });
      codeLenses(file, (namespace) => project.graph.viewFrom(URI, namespace));
      for (const document of file.documents) {
        const offset = Math.min(at, document.text.length);
        const context = {
          file,
          document,
          offset,
          viewFrom: (namespace: string | undefined) => project.graph.viewFrom(URI, namespace),
          ownSamples: () => [],
          lastEvent: () => undefined,
          mayRun: true,
          keyedObjects: () => project.keyedObjects(),
        };
        const cursor = cursorAt(document, offset);
        if (cursor) completeNames(context, cursor);
        if (cursor) await completeProgram(context, cursor, true);
        if (cursor) completeSchedule(context, cursor, 0);
        if (cursor) completeFilter(context, cursor);
        completeRequired(context, true);
        if (cursor) completeDests(context, cursor, resourceSchemas);
        const object = triggerObjectAt(document, offset);
        const schemas = resourceSchemas();
        if (object && schemas)
          completeKinds(object, markedPlace(object.text, offsetIn(object)), schemas, true);
        signatureHelp(context);
        await hoverProgram(context);
        hoverFacts(context, 0);
        definition(context);
        hoverName(context);
        completeNewResource(document, offset, true);
      }
      for (const { finding } of checkFile(project, URI, { yamlSyntax: true }))
        for (const fix of finding.fixes) expect(() => applyEdits(text, fix.edits)).not.toThrow();
    }),
    { numRuns: 400 },
  );
});
