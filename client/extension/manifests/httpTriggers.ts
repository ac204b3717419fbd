import type { SourceFile } from '../../../emulator/runtime/control/protocol/project.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import { DEFAULT_NAMESPACE } from '../../../emulator/engine/project.ts';
import { nodeAt, textAt, type Path, type YamlNode } from '../../../schemas/yaml/node.ts';

/** A trigger that sends an HTTP request. */
export interface HttpTrigger {
  /** As the emulator knows it: `namespace/sensor/trigger`, with `/dlqTrigger` for its dead letter trigger. */
  readonly name: string;
  /** For people. */
  readonly subject: string;
  readonly url: string;
  /** A parameter writes the URL, so that an event may send the request elsewhere. */
  readonly urlVaries: boolean;
}

export function httpTriggers(files: readonly SourceFile[]): HttpTrigger[] {
  const resources = files.flatMap(({ uri, text }) =>
    readFile(uri, text).documents.flatMap(({ content }) => content.resources),
  );
  return resources.flatMap(({ kind, name, namespace = DEFAULT_NAMESPACE, node }) => {
    const triggers = kind === 'Sensor' ? nodeAt(node, ['spec', 'triggers']) : undefined;
    if (triggers?.kind !== 'sequence' || name === undefined) return [];
    const names = triggers.items.map((trigger) => textAt(trigger, ['template', 'name']) ?? '');
    return triggers.items.flatMap((trigger, index) => {
      const own = names[index] ?? '';
      const place = names.indexOf(own) === index ? '' : `#${index}`;
      const key = `${namespace}/${name}/${own}${place}`;
      const subject = namespace === DEFAULT_NAMESPACE ? `${name}/${own}${place}` : key;
      const dead = nodeAt(trigger, ['dlqTrigger']);
      const deadName = textAt(dead, ['template', 'name']) ?? '';
      return [
        ...httpTrigger(trigger, key, subject),
        ...httpTrigger(dead, `${key}/dlqTrigger`, `${name}/${deadName} (dead letter trigger of ${own})`),
      ];
    });
  });
}

function httpTrigger(trigger: YamlNode | undefined, name: string, subject: string): HttpTrigger[] {
  const url = textAt(trigger, ['template', 'http', 'url']);
  return trigger === undefined || url === undefined
    ? []
    : [{ name, subject, url, urlVaries: writesUrl(trigger) }];
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
