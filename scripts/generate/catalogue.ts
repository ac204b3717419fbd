import { readFileSync } from 'node:fs';
import type { ManifestKind, Requirement } from '../../schemas/schema-node.ts';

/** One field of `catalogue/types.json` or `catalogue/event-sources.json`. */
export interface CatalogueField {
  readonly key: string;
  readonly type: string;
  readonly format?: string;
  readonly requirement: Requirement | 'none';
  readonly default: string | null;
  readonly enum: readonly string[] | null;
  readonly description: string;
  readonly deprecated?: boolean;
  readonly inert?: boolean;
  readonly noEffect?: boolean;
  readonly since?: string;
  readonly sinceByGroup?: Readonly<Record<string, string>>;
  readonly fields?: readonly CatalogueField[];
}

export interface CatalogueType {
  readonly description: string;
  readonly fields: readonly CatalogueField[];
}

export interface CatalogueEventSource {
  readonly key: string;
  readonly goType: string;
  readonly supportsJsonBody: boolean;
  readonly supportsExpressionFilter: boolean;
  readonly fields: readonly CatalogueField[];
}

interface VersionRange {
  readonly since: string;
  readonly removedIn?: string;
  readonly sinceByGroup?: Readonly<Record<string, string>>;
  readonly inGoCode?: { readonly since: string };
}

export interface LegacyField {
  readonly kind: string;
  readonly path: string;
  readonly removedIn: string;
  readonly replacedBy: string;
}

export interface Versions {
  readonly fields: Readonly<Record<string, VersionRange>>;
  readonly types: Readonly<Record<string, VersionRange>>;
  readonly legacy: readonly LegacyField[];
}

export interface Catalogue {
  readonly types: Readonly<Record<string, CatalogueType>>;
  readonly eventSources: readonly CatalogueEventSource[];
  readonly versions: Versions;
}

export const catalogueFolder = new URL('../../schemas/catalogue/', import.meta.url);

export const kindOfGroup: Readonly<Record<string, ManifestKind>> = {
  eventbus: 'EventBus',
  eventsource: 'EventSource',
  sensor: 'Sensor',
};

/** Reads the three files that describe the types of Argo Events. */
export function readCatalogue(): Catalogue {
  const types = readJson('types.json') as Record<string, CatalogueType | readonly string[]>;
  return {
    types: Object.fromEntries(
      Object.entries(types).filter((entry): entry is [string, CatalogueType] => !Array.isArray(entry[1])),
    ),
    eventSources: readJson('event-sources.json') as CatalogueEventSource[],
    versions: readJson('versions.json') as Versions,
  };
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, catalogueFolder), 'utf8'));
}
