import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../schemas/config/config.ts';
import { createGraph } from '../../../schemas/graph/graph.ts';
import { check } from '../../../server/rules/check.ts';

interface Vector {
  id: string;
  in: { manifest: string };
  out: { ok?: boolean };
}

const accepted = readFileSync(new URL('../../conformance/validate.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector)
  .filter(({ out }) => out.ok);

/** An unknown field is no reason to refuse a manifest, yet always worth telling. */
test('what Argo Events accepts has no errors but unknown fields', () => {
  const alarms = accepted.flatMap(({ id, in: { manifest } }) => {
    const graph = createGraph();
    const file = graph.setFile('file:///a.yaml', manifest);
    const [document] = file.documents;
    if (!document) return [];
    const context = {
      file,
      config: DEFAULT_CONFIG,
      patch: false,
      yamlSyntax: true,
      now: 0,
      viewFrom: () => graph.viewFrom(file.uri, undefined),
    };
    return check(document, context)
      .filter(({ severity, code }) => severity === 'error' && code !== 'unknown-field')
      .map(({ code }) => `${id}: ${code}`);
  });
  expect(accepted.length).toBeGreaterThan(1000);
  expect(alarms).toEqual([]);
});
