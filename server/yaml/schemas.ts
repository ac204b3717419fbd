import { documentUri } from './document-uri.ts';
import { definitions, type ManifestKind } from '../../schemas/definitions.ts';
import { manifestKinds } from '../../schemas/type-names.ts';
import { schemaFor, type ServiceSchema } from './schema-for.ts';

/** The service writes into the schemas it is given, so it gets a copy. */
export function serviceSchemas(): ServiceSchema[] {
  const copy = structuredClone(definitions);
  return manifestKinds.flatMap((kind) => {
    const item = { $ref: `#/definitions/${kind}` };
    return [
      serviceSchema(kind, false, { ...item, definitions: copy }),
      serviceSchema(kind, true, {
        type: 'object',
        properties: { items: { type: 'array', items: item } },
        definitions: copy,
      }),
    ];
  });
}

function serviceSchema(kind: ManifestKind, inList: boolean, schema: object): ServiceSchema {
  return schemaFor(documentUri(kind, inList), schema);
}
