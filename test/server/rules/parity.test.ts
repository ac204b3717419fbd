import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../schemas/manifest/file.ts';
import { DEFAULT_CONFIG } from '../../../schemas/config/config.ts';
import { createGraph } from '../../../schemas/graph/graph.ts';
import { check } from '../../../server/rules/check.ts';
import type { Finding } from '../../../server/rules/rule.ts';

interface Validated {
  id: string;
  in: { manifest: string; eventBus?: string | null; now?: string };
  out: { ok?: boolean; error?: string };
}

interface Linted {
  id: string;
  in: { files: { name: string; text: string }[]; args?: string[] };
  out: { findings: { mark: string; file: string; detail?: string }[] };
}

function vectors<Vector>(kind: string): Vector[] {
  const text = readFileSync(new URL(`../../conformance/${kind}.jsonl`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Vector);
}

const RECORDED_AT = '2026-07-01T00:00:00Z';

interface Surroundings {
  /** How many documents count. */
  documents: number;
  now?: string | undefined;
  eventBus?: string | null | undefined;
}

function errorsIn(text: string, { documents, now, eventBus }: Surroundings): Finding[] {
  const graph = createGraph();
  const file = graph.setFile('file:///a.yaml', text);
  if (eventBus) graph.setFile('file:///bus.yaml', eventBus);
  const context = {
    file,
    config: DEFAULT_CONFIG,
    patch: false,
    yamlSyntax: true,
    now: Date.parse(now ?? RECORDED_AT),
    viewFrom: () => graph.viewFrom(file.uri, undefined),
  };
  return file.documents
    .slice(0, documents)
    .flatMap((document) => check(document, context))
    .filter(({ severity }) => severity === 'error');
}

/** It says that it is one of our kinds, and nothing in it is written by a template. */
function isOurs(text: string): boolean {
  const content = readFile('a.yaml', text).documents[0]?.content;
  return content !== undefined && content.resources.length > 0 && !content.tree.templated;
}

describe('what Argo Events refuses', () => {
  const all = vectors<Validated>('validate').filter(({ in: { manifest } }) => isOurs(manifest));

  test('is an error', () => {
    const silent = all
      .filter(({ out }) => out.error !== undefined && out.error !== 'nil eventbus')
      .filter(
        ({ in: { manifest, ...surroundings } }) =>
          errorsIn(manifest, { ...surroundings, documents: 1 }).length === 0,
      );
    expect(silent.map(({ id }) => id)).toEqual(['validate/yaml-json-duplicate']);
  });
});

describe('what argo-events lint fails', () => {
  test('is an error', () => {
    const silent = vectors<Linted>('lint').flatMap(({ id, in: { files }, out }) =>
      out.findings
        .filter(({ mark }) => mark === '✗')
        .filter(({ file }) => {
          const text = files.find(({ name }) => name === file || `./${name}` === file)?.text;
          return text !== undefined && errorsIn(text, { documents: Infinity }).length === 0;
        })
        .map(() => id),
    );
    expect(silent).toEqual(['lint/foreign-group']);
  });
});
