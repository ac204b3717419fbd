import { stringify } from 'yaml';

import type { Source } from '../../../schemas/config/artifacts.ts';

/** The lines of `.argo-events.yaml` by which a file stands for a source. */
export function linesFor(source: Source): string {
  return stringify({ artifacts: [{ ...source, file: fileFor(source) }] }, { lineWidth: 0 });
}

function fileFor(source: Source): string {
  const path = 'url' in source ? source.url : 'git' in source ? source.git.filePath : keyOf(source);
  const last = path.replace(/[?#].*$/s, '').replace(/^.*\//s, '');
  const name = last.replace(/^\.+/, '');
  return /^[\w.-]+$/.test(name) ? name : 'manifest.yaml';
}

function keyOf(source: Exclude<Source, { url: string } | { git: object }>): string {
  if ('path' in source) return source.path;
  return 's3' in source ? source.s3.key : source.configMap.key;
}
