import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { ManifestKind } from '../../schemas/schema-node.ts';
import { manifestKinds } from '../../schemas/type-names.ts';

const vendorKeywords = [
  'markdownDescription',
  'deprecationMessage',
  'x-argo-definition',
  'x-argo-go-type',
  'x-argo-since',
  'x-argo-since-by-kind',
  'x-argo-removed',
  'x-argo-requirement',
  'x-argo-no-effect',
  'x-argo-suggestions',
];

const generatedFolder = new URL('../../schemas/generated/', import.meta.url);

/** Compiles one of the generated schema files; throws if a keyword or reference in it is unknown. */
export function compileSchema(file: string): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
  addFormats.default(ajv, ['date-time', 'int32', 'int64']);
  ajv.addFormat('uint64', { type: 'number', validate: (value: number) => value >= 0 });
  ajv.addFormat('uint32', { type: 'number', validate: (value: number) => value >= 0 && value < 2 ** 32 });
  ajv.addVocabulary(vendorKeywords);
  return ajv.compile(JSON.parse(readFileSync(new URL(file, generatedFolder), 'utf8')) as object);
}

const validators = new Map<ManifestKind, ValidateFunction>();

/** What a manifest breaks in the schema of its kind, as `pointer keyword detail` lines. */
export function schemaErrors(manifest: unknown): string[] {
  const kind = manifestKinds.find((name) => name === (manifest as { kind?: unknown } | null)?.kind);
  if (!kind) return [`/kind is none of ${manifestKinds.join(', ')}`];
  const validate = validators.get(kind) ?? compileSchema(`${kind.toLowerCase()}.schema.json`);
  validators.set(kind, validate);
  return validate(manifest) ? [] : (validate.errors ?? []).map(errorLine);
}

function errorLine({ instancePath, keyword, params, message }: ErrorObject): string {
  if (keyword === 'additionalProperties')
    return `${instancePath} unknown ${String(params.additionalProperty)}`;
  return `${instancePath} ${keyword} ${message ?? ''}`;
}
