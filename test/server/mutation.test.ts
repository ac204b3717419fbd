import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validateManifest } from '../../emulator/engine/validate/manifest.ts';
import { seededRandom } from '../../scripts/fuzz/random.ts';
import { DEFAULT_CONFIG } from '../../schemas/config/config.ts';
import { createGraph } from '../../schemas/graph/graph.ts';
import { readFile } from '../../schemas/manifest/file.ts';
import { positionAt } from '../../schemas/yaml/position.ts';
import { createProject } from '../../schemas/graph/project.ts';
import { fixAll } from '../../server/features/fix-all.ts';
import { checkText } from '../../server/workspace/check-file.ts';
import { check } from '../../server/rules/check.ts';
import type { Finding } from '../../server/rules/rule.ts';
import { applyEdits } from '../support/applyEdits.ts';
import { mutateManifest, type Mutation } from '../support/mutateManifest.ts';

/** How many broken manifests are looked at; `MUTATIONS=200000 npx vitest run test/server/mutation.test.ts` for more. */
const MUTATIONS = Number(process.env.MUTATIONS ?? 20_000);
const URI = 'file:///a.yaml';
const NOW = Date.parse('2026-07-01T00:00:00Z');

interface Vector {
  in: { manifest: string; eventBus?: string | null };
  out: { ok?: boolean };
}

/** What Argo Events accepts, in block style. */
const manifests = readFileSync(new URL('../conformance/validate.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector)
  .filter(({ out, in: { manifest, eventBus } }) => out.ok && eventBus === undefined && isPlain(manifest))
  .map(({ in: { manifest } }) => manifest);

function isPlain(text: string): boolean {
  return (
    readFile(URI, text).documents.length === 1 && text.includes('\nspec:\n') && findingsIn(text).length === 0
  );
}

function findingsIn(text: string): Finding[] {
  const graph = createGraph();
  const file = graph.setFile(URI, text);
  const viewFrom = (namespace: string | undefined): ReturnType<typeof graph.viewFrom> =>
    graph.viewFrom(file.uri, namespace);
  const context = { file, config: DEFAULT_CONFIG, patch: false, yamlSyntax: true, now: NOW, viewFrom };
  return file.documents
    .flatMap((document) => check(document, context))
    .filter(({ severity }) => severity === 'error');
}

interface Broken extends Mutation {
  readonly findings: readonly Finding[];
}

const broken: Broken[] = [];
for (let index = 0; broken.length < MUTATIONS; index++) {
  const random = seededRandom(1, index);
  const mutation = mutateManifest(random.pickAny(manifests) ?? '', random);
  if (mutation) broken.push({ ...mutation, findings: findingsIn(mutation.text) });
}

const share = (part: number, all: number): number => (all === 0 ? 0 : part / all);

describe(`${MUTATIONS} manifests with one thing broken`, () => {
  test('what is refused is reported, on the right line', () => {
    const refused = broken.filter(
      ({ text }) => 'error' in validateManifest(text, { bus: 'other', now: NOW }),
    );
    const missed = refused.filter(({ findings }) => findings.length === 0);
    const elsewhere = refused.filter(({ text, findings, lines }) => {
      const starts = readFile(URI, text).documents[0]?.content.lineStarts ?? [];
      return (
        findings.length > 0 &&
        !findings.some(({ span }) => lines.includes(positionAt(starts, span.start).line))
      );
    });
    expect(refused.length).toBeGreaterThan(MUTATIONS / 20);
    const example = [...missed, ...elsewhere]
      .slice(0, 3)
      .map(
        ({ kind, text, findings }) =>
          `${kind}: ${findings.map(({ code, message }) => `${code} ${message}`).join('; ')}\n${text}`,
      );
    expect(
      share(refused.length - missed.length - elsewhere.length, refused.length),
      example.join('\n---\n'),
    ).toBeGreaterThanOrEqual(0.99);
  });

  test('a typo in a field gets the right name as the first fix', () => {
    const typos = broken.filter(({ field, typo }) => field !== undefined && typo !== field);
    const right = typos.filter(({ field, findings }) =>
      findings.some(({ code, fixes }) => code === 'unknown-field' && fixes[0]?.edits[0]?.newText === field),
    );
    const example = typos
      .filter((one) => !right.includes(one))
      .slice(0, 8)
      .map(({ field, typo }) => `${field ?? ''} -> ${typo ?? ''}`);
    expect(typos.length).toBeGreaterThan(MUTATIONS / 20);
    expect(share(right.length, typos.length), example.join(', ')).toBeGreaterThanOrEqual(0.95);
  });

  test('every fix leaves a manifest that can be read', () => {
    const unreadable = broken.flatMap(({ text, findings }) => {
      if (findings.some(({ code }) => code === 'yaml-syntax')) return [];
      const fixed = findings.flatMap(({ fixes }) => fixes.map(({ edits }) => applyEdits(text, edits)));
      return fixed.filter((one) =>
        readFile(URI, one).documents.some(({ content }) => content.tree.problems.length > 0),
      );
    });
    expect(unreadable.slice(0, 2)).toEqual([]);
  });

  test('fixing all twice is fixing all once', () => {
    const fixed = (text: string): string =>
      fixAll(text, (now) => checkText(createProject(), URI, now, { yamlSyntax: true }));
    const restless = broken.slice(0, 2_000).filter(({ text }) => {
      const once = fixed(text);
      return fixed(once) !== once;
    });
    expect(restless.slice(0, 2).map(({ text }) => text)).toEqual([]);
  });
});
