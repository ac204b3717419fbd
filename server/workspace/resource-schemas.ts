import { readFileSync } from 'node:fs';
import {
  createResourceSchemas,
  type ResourcesDocument,
  type ResourceSchemas,
} from '../../schemas/resources/resource-schemas.ts';

let known: { readonly schemas: ResourceSchemas | undefined } | undefined;

/** Reads the schemas of Kubernetes and Argo Workflows when first asked for: from beside the bundle, or from source. Undefined where they are not there. */
export function resourceSchemas(): ResourceSchemas | undefined {
  known ??= { schemas: read() };
  return known.schemas;
}

function read(): ResourceSchemas | undefined {
  const file = import.meta.url.endsWith('.ts')
    ? '../../schemas/generated/resources.schema.json'
    : './resources.schema.json';
  try {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8');
    return createResourceSchemas(JSON.parse(text) as ResourcesDocument);
  } catch {
    return undefined;
  }
}
