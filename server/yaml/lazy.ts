import type { ClientCapabilities } from 'vscode-languageserver';
import type { ServiceSchema } from './schema-for.ts';
import { serviceSchemas } from './schemas.ts';
import type { SchemaService } from './service.ts';

interface ServiceModule {
  readonly createSchemaService: (capabilities: ClientCapabilities, schemas: ServiceSchema[]) => SchemaService;
}

/** Loads the schema service when first asked for: from its own bundle beside this one, or from source. */
export function lazySchemaService(capabilities: () => ClientCapabilities): () => Promise<SchemaService> {
  let loading: Promise<SchemaService> | undefined;
  return () => (loading ??= load(capabilities()));
}

async function load(capabilities: ClientCapabilities): Promise<SchemaService> {
  const file = import.meta.url.endsWith('.ts') ? './service.ts' : './yaml-service.cjs';
  const module = (await import(new URL(file, import.meta.url).href)) as ServiceModule;
  return module.createSchemaService(capabilities, serviceSchemas());
}
