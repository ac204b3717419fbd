import { stringify } from 'yaml';

import type { Source } from '../../../schemas/config/artifacts.ts';

/** The lines of `.argo-events.yaml` by which a file stands for a source. */
export function linesFor(source: Source): string {
  return stringify({ artifacts: [{ ...source, file: fileFor(source) }] }, { lineWidth: 0 });
}

function fileFor(source: Source): string {
  const last = wordOf(source)
    .replace(/[?#].*$/s, '')
    .replace(/^.*\//s, '');
  const name = last.replace(/^\.+/, '');
  return /^[\w.-]+$/.test(name) ? name : 'artifact.yaml';
}

/** What a file for it could be called. */
function wordOf(source: Source): string {
  if ('url' in source) return source.url;
  if ('path' in source) return source.path;
  if ('git' in source) return source.git.filePath;
  if ('s3' in source) return source.s3.key;
  if ('configMap' in source) return source.configMap.key;
  if ('object' in source) return `${source.object.name}.yaml`;
  return 'schema' in source ? `schema-${source.schema.id}.avsc` : 'resource.yaml';
}
