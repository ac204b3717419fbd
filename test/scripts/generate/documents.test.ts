import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { manifestKinds } from '../../../schemas/type-names.ts';
import { compileSchema, schemaErrors } from '../../support/schemaValidators.ts';

describe('schema files', () => {
  it.each(['manifest', 'eventsource', 'sensor', 'eventbus'])('%s.schema.json compiles', (name) => {
    expect(compileSchema(`${name}.schema.json`)).toBeTypeOf('function');
  });

  it.each([
    [
      'an EventSource',
      { apiVersion: 'argoproj.io/v1alpha1', kind: 'EventSource', spec: { webhook: {} } },
      true,
    ],
    [
      'a Sensor in disguise',
      { apiVersion: 'argoproj.io/v1alpha1', kind: 'EventSource', spec: { triggers: [] } },
      false,
    ],
    ['another kind', { apiVersion: 'v1', kind: 'Pod' }, false],
    ['no kind', { spec: {} }, false],
  ])('the manifest schema judges %s', (_what, manifest, expected) => {
    expect(compileSchema('manifest.schema.json')(manifest)).toBe(expected);
  });
});

const corpus = fileURLToPath(new URL('../../../../shared/corpus/upstream-examples', import.meta.url));
const examples = existsSync(corpus) ? globSync('**/*.yaml', { cwd: corpus }).sort() : [];

/** Examples that upstream itself gets wrong: fields that are ignored where they stand. */
const wrongExamples: Readonly<Record<string, readonly string[]>> = {
  'sensors/trigger-openwhisk.yaml': ['/spec/triggers/0/template unknown openwhisk'],
  'sensors/trigger-with-atleast-once-semantics.yaml': ['/spec/triggers/0/template unknown atLeastOnce'],
  'tutorials/03-trigger-sources/sensor-cm.yaml': [
    '/spec/triggers/0/template/k8s/source/configmap unknown namespace',
  ],
  'tutorials/03-trigger-sources/sensor-git.yaml': [
    '/spec/triggers/0/template/k8s/source/git unknown sshKeyPath',
    '/spec/triggers/0/template/k8s/source/git unknown namespace',
  ],
  'tutorials/09-http-trigger/minio-event-source.yaml': ['/spec unknown type'],
};

describe.skipIf(examples.length === 0)(
  'examples of the Argo Events project (../shared/corpus beside this project)',
  () => {
    it.each(examples)('%s fits', (file) => {
      const text = readFileSync(`${corpus}/${file}`, 'utf8');
      const errors = parseAllDocuments(text)
        .map((document) => document.toJS() as { kind?: string } | null)
        .filter((manifest) => manifestKinds.some((kind) => kind === manifest?.kind))
        .flatMap(schemaErrors);
      expect(errors).toEqual(wrongExamples[file] ?? []);
    });
  },
);

describe('manifests that the real validators accept', () => {
  const vectors = readFileSync(new URL('../../conformance/validate.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; in: { manifest: string }; out: { ok?: boolean } })
    .filter((vector) => vector.out.ok === true);

  /** Ways of writing that only a decoder with Go's rules understands. */
  const needsDecoder = /^validate\/yaml-|-rename-(kind|apiVersion)$/;

  it('break no type and lack nothing required', () => {
    const manifests = vectors
      .filter((vector) => !needsDecoder.test(vector.id))
      .map((vector) => ({
        id: vector.id,
        manifest: withoutNulls(parseAllDocuments(vector.in.manifest, { version: '1.1' })[0]?.toJS()),
      }));
    const broken = manifests
      .map(({ id, manifest }) => ({
        id,
        errors: schemaErrors(manifest).filter((line) => !line.includes(' unknown ')),
      }))
      .filter(({ errors }) => errors.length > 0);
    expect(manifests.length).toBeGreaterThan(1000);
    expect(broken).toEqual([]);
  });
});

/** To Go a null is an absent field. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null)
      .map(([key, field]) => [key, withoutNulls(field)]),
  );
}
