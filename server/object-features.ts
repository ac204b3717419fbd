import type { CompletionItem, Hover } from 'vscode-languageserver';
import type { ResourceSchemas } from '../schemas/resources/resource-schemas.ts';
import { resourceSchemaAt } from '../schemas/resources/place.ts';
import { sortBySchema } from './features/completion.ts';
import { markedPlace } from './features/cursor.ts';
import { completeKinds } from './features/object-kinds.ts';
import { offsetIn, type TriggerObject } from './features/trigger-object.ts';
import { objectUri } from './yaml/document-uri.ts';
import { objectSchema } from './yaml/object-schema.ts';
import type { SchemaService } from './yaml/service.ts';
import type { SchemaSlice } from './yaml/slice.ts';

/** What may stand at a place of an object inside a trigger: kinds and versions that are known, else what the schema of its kind proposes. Ranges are those of the object's text. */
export async function completeObject(
  object: TriggerObject,
  schemas: ResourceSchemas,
  service: () => Promise<SchemaService>,
  snippets: boolean,
): Promise<CompletionItem[]> {
  const place = markedPlace(object.text, offsetIn(object));
  const kinds = completeKinds(object, place, schemas, snippets);
  if (kinds?.only) return kinds.items;
  const items = await (await service()).complete(sliceOf(object, schemas));
  const root = schemas.schemaOf(object.apiVersion ?? '', object.kind ?? '');
  const around = root && place && resourceSchemaAt(root, place.path, schemas);
  return [...(kinds?.items ?? []), ...(around ? sortBySchema(items, around) : items)];
}

/** What the schema of its kind says about a field of an object inside a trigger. */
export async function hoverObject(
  object: TriggerObject,
  schemas: ResourceSchemas,
  service: () => Promise<SchemaService>,
): Promise<Hover | undefined> {
  return (await service()).hover(sliceOf(object, schemas));
}

function sliceOf({ text, position, apiVersion, kind }: TriggerObject, schemas: ResourceSchemas): SchemaSlice {
  const known = apiVersion !== undefined && kind !== undefined && schemas.schemaOf(apiVersion, kind);
  const [version, name] = known ? [apiVersion, kind] : ['any', 'Object'];
  return {
    text,
    position,
    uri: objectUri(version, name),
    schema: () => objectSchema(schemas, version, name),
  };
}
