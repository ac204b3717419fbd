import { childOf, type MapNode, type YamlNode } from '../yaml/node.ts';
import { checkFields, readList, readLocalPath, readRequired, type Report } from './reading.ts';

/** A manifest or anything else that triggers read from elsewhere, as they name it. */
export type Source =
  | { readonly url: string }
  | { readonly path: string }
  /** What the server of a custom trigger answers to `FetchResource`. */
  | { readonly custom: string }
  /** An object that is in the cluster. */
  | { readonly object: { readonly kind: string; readonly name: string } }
  /** A schema of a schema registry. */
  | { readonly schema: { readonly url: string; readonly id: string } }
  | { readonly git: { readonly url: string; readonly filePath: string } }
  | { readonly s3: { readonly bucket: string; readonly key: string } }
  | { readonly configMap: { readonly name: string; readonly key: string } };

/** A file here that stands for one elsewhere. */
export interface ArtifactRule {
  readonly source: Source;
  /** Relative to the folder of the configuration, and inside it. */
  readonly file: string;
  /** Index in the list. */
  readonly index: number;
}

/** The fields of sources that have several. */
const PARTS = {
  git: ['url', 'filePath'],
  s3: ['bucket', 'key'],
  configMap: ['name', 'key'],
  object: ['kind', 'name'],
  schema: ['url', 'id'],
} as const;

const KINDS = ['url', 'path', 'git', 's3', 'configMap', 'object', 'schema', 'custom'] as const;

/** Reads `artifacts`. What cannot be used is reported and left out. */
export function readArtifacts(node: YamlNode | undefined, report: Report): ArtifactRule[] {
  return readList(node, 'artifacts', report).flatMap((item, index) => {
    if (item.kind !== 'map') {
      report(
        item,
        'Expected where it comes from, such as `url: https://…`, and the `file` that stands for it.',
      );
      return [];
    }
    checkFields(item, [...KINDS, 'file'], 'setting of an artifact', report);
    const source = readSource(item, report);
    const file = readLocalPath(item, 'file', report);
    return source && file !== undefined ? [{ source, file, index }] : [];
  });
}

function readSource(node: MapNode, report: Report): Source | undefined {
  const [kind, other] = KINDS.filter((one) => childOf(node, one));
  if (kind === undefined || other !== undefined) {
    const found = kind === undefined ? '' : `, not ${kind} and ${other ?? ''}`;
    report(node, `Expected one of ${KINDS.join(', ')}${found}.`);
    return undefined;
  }
  const value = childOf(node, kind);
  if (kind === 'url' || kind === 'path' || kind === 'custom') {
    const text = readRequired(value, node, kind, report);
    return text === undefined ? undefined : ({ [kind]: text } as Source);
  }
  if (value?.kind !== 'map') {
    report(value ?? node, `Expected ${PARTS[kind].join(' and ')}.`);
    return undefined;
  }
  checkFields(value, PARTS[kind], `setting of ${kind}`, report);
  const parts = PARTS[kind].map(
    (part) => [part, readRequired(childOf(value, part), value, part, report)] as const,
  );
  const isWhole = parts.every(([, text]) => text !== undefined);
  return isWhole ? ({ [kind]: Object.fromEntries(parts) } as Source) : undefined;
}
