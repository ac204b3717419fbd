import { documentUri } from './document-uri.ts';
import { definitions, type ManifestKind } from '../../schemas/definitions.ts';
import { manifestKinds } from '../../schemas/type-names.ts';

/** A schema and the one document that it holds for; the service keeps documents by URI and never forgets one, so there are only these. */
export interface ServiceSchema {
  readonly uri: string;
  readonly fileMatch: string[];
  readonly schema: object;
}

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

/** The schema of the document of a URI. */
export function schemaFor(uri: string, schema: object): ServiceSchema {
  return { uri: uri.replace('.yaml', '.schema.json'), fileMatch: [uri], schema };
}
