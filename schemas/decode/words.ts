import type { YamlNode } from '../yaml/node.ts';

/** What Go wants in place of a list or mapping. */
export function expectedScalar(goType: string): string {
  if (goType === 'bool') return 'true or false';
  if (goType.startsWith('int') || goType.startsWith('uint')) return 'an integer';
  return goType.startsWith('float') ? 'a number' : 'a text';
}

/** What stands there, for the end of a sentence. */
export function describe(node: YamlNode): string {
  if (node.kind === 'map') return 'a mapping';
  if (node.kind === 'sequence') return 'a list';
  if (node.type === 'string') return `the text "${shorten(node.text)}"`;
  if (node.type === 'bool') return `the boolean ${node.text}`;
  return `the number ${node.text}`;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The name of a type behind its article. */
export function article(title: string | undefined): string {
  const name = title ?? 'object';
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
