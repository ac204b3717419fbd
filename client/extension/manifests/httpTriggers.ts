import type { SourceFile } from '../../../emulator/runtime/control/protocol/project.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { nodeAt, textAt, type Path, type YamlNode } from '../../../schemas/yaml/node.ts';

/** A trigger that sends an HTTP request. */
export interface HttpTrigger {
  /** `sensor/trigger`, as the emulator names it. */
  readonly subject: string;
  readonly url: string;
  /** A parameter writes the URL, so that an event may send the request elsewhere. */
  readonly urlVaries: boolean;
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
      if (url === undefined || own === undefined) return [];
      return [{ subject: `${name}/${own}`, url, urlVaries: writesUrl(trigger) }];
    });
  });
}

/** Whether a parameter of the template, or of the request, has the URL or all of it as its destination. */
function writesUrl(trigger: YamlNode): boolean {
  return (
    destinations(trigger, ['parameters']).some((dest) => /^(http(\.url)?)?$/.test(dest)) ||
    destinations(trigger, ['template', 'http', 'parameters']).some((dest) => dest === 'url' || dest === '')
  );
}

function destinations(trigger: YamlNode, path: Path): string[] {
  const list = nodeAt(trigger, path);
  return list?.kind === 'sequence' ? list.items.map((item) => textAt(item, ['dest']) ?? '') : [];
}

/** Host and port of a URL; the URL itself where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
