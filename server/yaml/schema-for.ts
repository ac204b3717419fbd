/** A schema and the one document that it holds for; the service keeps documents by URI and never forgets one, so there are only these. */
export interface ServiceSchema {
  readonly uri: string;
  readonly fileMatch: string[];
  readonly schema: object;
}

/** The schema of the document of a URI. */
export function schemaFor(uri: string, schema: object): ServiceSchema {
  return { uri: uri.replace('.yaml', '.schema.json'), fileMatch: [uri], schema };
}
