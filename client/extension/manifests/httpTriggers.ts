import type { SourceFile } from '../../../emulator/runtime/control/protocol/project.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { nodeAt, textAt } from '../../../schemas/yaml/node.ts';

/** A trigger that sends an HTTP request. */
export interface HttpTrigger {
  /** `sensor/trigger`, as the emulator names it. */
  readonly subject: string;
  readonly url: string;
}

export function httpTriggers(files: readonly SourceFile[]): HttpTrigger[] {
  const resources = files.flatMap(({ uri, text }) =>
    readFile(uri, text).documents.flatMap(({ content }) => content.resources),
  );
  return resources.flatMap(({ kind, name, node }) => {
    const triggers = kind === 'Sensor' ? nodeAt(node, ['spec', 'triggers']) : undefined;
    if (triggers?.kind !== 'sequence' || name === undefined) return [];
    return triggers.items.flatMap((trigger) => {
      const url = textAt(trigger, ['template', 'http', 'url']);
      const own = textAt(trigger, ['template', 'name']);
      return url === undefined || own === undefined ? [] : [{ subject: `${name}/${own}`, url }];
    });
  });
}

/** Host and port of a URL; the URL itself where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
