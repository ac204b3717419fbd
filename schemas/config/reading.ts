import { similar } from '../decode/similar.ts';
import { childOf, type MapNode, type YamlNode } from '../yaml/node.ts';

/** Takes what is wrong with a node. */
export type Report = (node: YamlNode, message: string) => void;

/** A field that is not there, or has no value. */
export function isNull(node: YamlNode | undefined): node is undefined {
  return !node || (node.kind === 'scalar' && node.type === 'null');
}

/** The items of a list; `what` says for people what they are. */
export function readList(node: YamlNode | undefined, what: string, report: Report): readonly YamlNode[] {
  if (isNull(node)) return [];
  if (node.kind === 'sequence') return node.items;
  report(node, `Expected a list of ${what}.`);
  return [];
}

/** A text; a whole number needs no quotes to be one. */
export function readText(node: YamlNode | undefined, report: Report): string | undefined {
  if (isNull(node)) return undefined;
  if (node.kind === 'scalar' && (node.type === 'string' || node.type === 'int')) return node.text;
  report(node, node.kind === 'scalar' ? 'Expected a text: put it in quotes.' : 'Expected a text.');
  return undefined;
}

/** A text that has to be there. */
export function readRequired(
  value: YamlNode | undefined,
  parent: YamlNode,
  field: string,
  report: Report,
): string | undefined {
  const text = readText(value, report);
  if (text === undefined && value === undefined) report(parent, `\`${field}\` is missing.`);
  return text;
}

/** A field that has to name a file in the folder of the configuration or below. */
export function readLocalPath(node: MapNode, field: string, report: Report): string | undefined {
  const child = childOf(node, field);
  const file = readRequired(child, node, field, report);
  if (file === undefined || !child) return undefined;
  if (file !== '' && !/^[/\\~]|^[A-Za-z]:|\\|\0|(?:^|\/)\.\.(?:\/|$)/.test(file)) return file;
  report(child, 'Expected a file in the folder of this configuration or below, such as local/workflow.yaml.');
  return undefined;
}

export function readBoolean(node: YamlNode | undefined, report: Report): boolean | undefined {
  if (isNull(node)) return undefined;
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  report(node, 'Expected true or false.');
  return undefined;
}

/** A whole number within bounds. */
export function readWhole(
  node: YamlNode | undefined,
  least: number,
  most: number,
  report: Report,
): number | undefined {
  if (isNull(node)) return undefined;
  const value = node.kind === 'scalar' && node.type === 'int' ? Number(node.text) : Number.NaN;
  if (value >= least && value <= most) return value;
  report(node, `Expected a whole number from ${least} to ${most}.`);
  return undefined;
}

const AMOUNT = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;
const DURATION = new RegExp(`^(?:${AMOUNT.source})+$`);
const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** The longest duration: some have to fit into the calendar one after the other. */
const MOST_MS = 365 * 24 * 3_600_000;

/** A duration such as `2s` or `1m30s`, in milliseconds. */
export function readDuration(node: YamlNode | undefined, report: Report): number | undefined {
  if (isNull(node)) return undefined;
  const text = node.kind === 'scalar' ? node.text : '';
  const parts = DURATION.test(text) ? [...text.matchAll(AMOUNT)] : [];
  const ms = parts.reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (MILLISECONDS[unit] ?? 0),
    0,
  );
  if (parts.length > 0 && ms <= MOST_MS) return ms;
  report(node, 'Expected a duration such as 500ms, 2s or 1m30s, of a year at most.');
  return undefined;
}

/** Texts by name. */
export function readTextMap(
  node: YamlNode | undefined,
  report: Report,
): Readonly<Record<string, string>> | undefined {
  if (isNull(node)) return undefined;
  if (node.kind !== 'map') {
    report(node, 'Expected names with texts, one a line.');
    return undefined;
  }
  const entries = [...node.byKey].map(([name, { value }]) => [name, readText(value, report) ?? ''] as const);
  return Object.fromEntries(entries);
}

/** Reports the fields of a mapping that do not exist. */
export function checkFields(
  node: Extract<YamlNode, { kind: 'map' }>,
  known: readonly string[],
  what: string,
  report: Report,
): void {
  for (const { key } of node.entries) {
    if (known.includes(key.text)) continue;
    const [nearest] = similar(key.text, known);
    const hint = nearest === undefined ? `There are ${known.join(', ')}.` : `Did you mean \`${nearest}\`?`;
    report(key, `There is no ${what} \`${key.text}\`. ${hint}`);
  }
}
