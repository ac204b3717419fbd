import { commandWords } from './command-words.ts';
import { childOf, type MapNode, type YamlNode } from '../yaml/node.ts';
import { checkFields, isNull, readList, readText, type Report } from './reading.ts';

/** A command that makes manifests out of templates or overlays. No shell runs it. */
export interface RenderRule {
  /** Program and arguments. */
  readonly command: readonly string[];
  /** Where it runs: relative to the folder of the configuration and inside it; the empty text is that folder. */
  readonly folder: string;
  /** Patterns, relative to `folder`, of the files whose place its output takes; without any, all files below. */
  readonly files: readonly string[];
  /** Index in the list. */
  readonly index: number;
}

const FIELDS = ['command', 'folder', 'files'];

/** Reads `render`. What cannot be used is reported and left out. */
export function readRender(node: YamlNode | undefined, report: Report): RenderRule[] {
  return readList(node, 'commands', report).flatMap((item, index) => {
    if (item.kind !== 'map') {
      report(item, 'Expected `command: …`, such as helm template ., and the `folder` in which it runs.');
      return [];
    }
    checkFields(item, FIELDS, 'setting of a render command', report);
    const command = readCommand(item, report);
    const folder = readFolder(childOf(item, 'folder'), report);
    const files = readFiles(childOf(item, 'files'), report);
    return command && folder !== undefined ? [{ command, folder, files, index }] : [];
  });
}

function readCommand(rule: MapNode, report: Report): readonly string[] | undefined {
  const node = childOf(rule, 'command');
  if (isNull(node)) {
    report(rule, '`command` is missing.');
    return undefined;
  }
  if (node.kind === 'sequence') {
    const words = node.items.map((item) => readText(item, report));
    if (words.length > 0 && words[0] !== '' && words.every((word) => word !== undefined)) return words;
    if (words.length === 0 || words[0] === '') report(node, 'Expected a command.');
    return undefined;
  }
  const line = readText(node, report);
  if (line === undefined) return undefined;
  const read = commandWords(line);
  if ('words' in read) return read.words;
  report(node, read.problem);
  return undefined;
}

function readFolder(node: YamlNode | undefined, report: Report): string | undefined {
  if (isNull(node)) return '';
  const text = readText(node, report);
  if (text === undefined) return undefined;
  if (/^[/\\~]|^[A-Za-z]:|\\|\0|(?:^|\/)\.\.(?:\/|$)/.test(text)) {
    report(node, 'Expected the folder of this configuration or one below, such as charts/app.');
    return undefined;
  }
  return text
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

function readFiles(node: YamlNode | undefined, report: Report): string[] {
  return readList(node, 'patterns', report).flatMap((item) => readText(item, report) ?? []);
}
