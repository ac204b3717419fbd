import type { ManifestKind, RemovedField } from '../../schemas/schema-node.ts';
import { type CatalogueField, kindOfGroup, type Versions } from './catalogue.ts';

/** All releases since this one have every field that no list of versions names. */
const firstRelease = 'v1.0.0';

interface Since {
  readonly 'x-argo-since'?: string;
  readonly 'x-argo-since-by-kind'?: Partial<Record<ManifestKind, string>>;
}

export function sinceOfField(versions: Versions, owner: string, field: CatalogueField): Since {
  const range = versions.fields[`${owner}.${field.key}`];
  const groups = field.sinceByGroup ?? range?.sinceByGroup;
  const since = field.since ?? range?.inGoCode?.since ?? range?.since;
  return { ...sinceKeyword(since), ...(groups && { 'x-argo-since-by-kind': byKind(groups) }) };
}

export function sinceOfType(versions: Versions, name: string): Since {
  const range = versions.types[name];
  return sinceKeyword(range?.inGoCode?.since ?? range?.since);
}

/** Fields that the type had in an earlier release, with what took their place. */
export function removedFields(
  versions: Versions,
  owner: string,
): Readonly<Record<string, RemovedField>> | undefined {
  const removed = Object.entries(versions.fields).flatMap(([path, range]): [string, RemovedField][] => {
    const [type, key] = path.split('.');
    if (type !== owner || key === undefined || range.removedIn === undefined) return [];
    const replacedBy = replacement(versions, key, range.removedIn);
    return [[key, { since: range.since, removedIn: range.removedIn, ...(replacedBy && { replacedBy }) }]];
  });
  return removed.length > 0 ? Object.fromEntries(removed) : undefined;
}

function replacement(versions: Versions, key: string, removedIn: string): string | undefined {
  return versions.legacy.find((entry) => entry.removedIn === removedIn && entry.path.endsWith(`.${key}`))
    ?.replacedBy;
}

function sinceKeyword(since: string | undefined): Since {
  return since === undefined || since === firstRelease ? {} : { 'x-argo-since': since };
}

function byKind(groups: Readonly<Record<string, string>>): Partial<Record<ManifestKind, string>> {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, release]) => {
      const kind = kindOfGroup[group];
      return kind ? [[kind, release]] : [];
    }),
  );
}
