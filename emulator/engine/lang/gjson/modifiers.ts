import { encodeString } from '../goJson.ts';
import { checkComposed } from './limit.ts';
import { allocate } from './memory.ts';
import type { ModifierName } from './modifierNames.ts';
import { members, parse } from './parse.ts';
import { pretty } from './pretty.ts';
import { prettyOptions } from './prettyOptions.ts';
import type { Result } from './result.ts';
import { boolOf, exists, isArray, isObject, textOf } from './result.ts';
import { trimBlanks } from './scan.ts';
import { ugly } from './ugly.ts';
import { valid } from './valid.ts';
import type { Look } from './walkState.ts';
import { lookInside } from './walkState.ts';

interface Subject {
  readonly json: string;
  readonly base: number;
  readonly look: Look;
}

interface Text {
  readonly text: string;
  readonly address: number;
}

type Modifier = (subject: Subject, argument: string) => Text;

/** What gjson's built-in modifiers make of a text. */
export const MODIFIERS: Readonly<Record<ModifierName, Modifier>> = {
  this: unchanged,
  valid: (subject) => (valid(subject.json) ? unchanged(subject) : composed('')),
  pretty: ({ json }, argument) => composed(pretty(json, prettyOptions(argument))),
  ugly: ({ json }) => composed(ugly(json)),
  reverse,
  flatten: (subject, argument) => {
    const root = parse(subject.json, subject.base);
    return isArray(root) ? composed(flatten(root, option(argument, 'deep'))) : unchanged(subject);
  },
  join,
  keys: ({ json, base }) => {
    const root = parse(json, base);
    const object = isObject(root);
    return list(members(root).map(({ key }) => (object ? key.raw : 'null')));
  },
  values: (subject) => {
    const root = parse(subject.json, subject.base);
    return isArray(root) ? unchanged(subject) : list(members(root).map(({ value }) => value.raw));
  },
  tostr: ({ json }) => composed(encodeString(json)),
  fromstr: ({ json, base }) => {
    if (!valid(json)) return composed('');
    const { type, raw, str, address } = parse(json, base);
    return type === 'JSON' ? { text: raw, address } : composed(textOf(type, raw, str));
  },
  group,
  dig: ({ json, base, look }, argument) => {
    const found: string[] = [];
    dig(look, parse(json, base), argument, found);
    return list(found);
  },
};

function unchanged({ json, base }: Subject): Text {
  return { text: json, address: base };
}

function composed(text: string): Text {
  checkComposed(text.length);
  return { text, address: allocate(text.length) };
}

function list(texts: readonly string[]): Text {
  return composed(`[${texts.join(',')}]`);
}

/** Whether the last member `name` of a modifier's argument is true. */
function option(argument: string, name: string): boolean {
  let on = false;
  for (const { key, value } of members(parse(argument, 0))) {
    if (key.str === name) on = boolOf(value.type, value.raw, value.str);
  }
  return on;
}

function reverse(subject: Subject): Text {
  const root = parse(subject.json, subject.base);
  const found = members(root).reverse();
  if (isArray(root)) return list(found.map(({ value }) => value.raw));
  if (isObject(root))
    return composed(`{${found.map(({ key, value }) => `${key.raw}:${value.raw}`).join(',')}}`);
  return unchanged(subject);
}

function flatten(array: Result, deep: boolean): string {
  const texts: string[] = [];
  for (const { value } of members(array)) {
    const text = isArray(value) ? withoutBrackets(deep ? flatten(value, deep) : value.raw) : value.raw;
    if (text.trim() !== '') texts.push(text.trim());
  }
  return `[${texts.join(',')}]`;
}

function withoutBrackets(json: string): string {
  const text = trimBlanks(json);
  return text.length >= 2 && /^[{[]/.test(text) ? text.slice(1, -1) : text;
}

function join(subject: Subject, argument: string): Text {
  const root = parse(subject.json, subject.base);
  if (!isArray(root)) return unchanged(subject);
  const objects = members(root).flatMap(({ value }) => (isObject(value) ? [value] : []));
  if (option(argument, 'preserve')) {
    return composed(`{${objects.map(({ raw }) => withoutBrackets(raw)).join(',')}}`);
  }
  const merged = new Map<string, { key: string; value: string }>();
  for (const { key, value } of objects.flatMap(members)) {
    merged.set(key.str, { key: merged.get(key.str)?.key ?? key.raw, value: value.raw });
  }
  return composed(`{${[...merged.values()].map(({ key, value }) => `${key}:${value}`).join(',')}}`);
}

/** An object of arrays becomes an array of objects. */
function group({ json, base }: Subject): Text {
  const root = parse(json, base);
  if (!isObject(root)) return composed('');
  const rows: string[][] = [];
  for (const { key, value } of members(root)) {
    if (!isArray(value)) continue;
    members(value).forEach((element, i) => {
      (rows[i] ??= []).push(`${key.raw}:${element.value.raw}`);
    });
  }
  return list(rows.map((row) => `{${row.join(',')}}`));
}

/** Collects what `path` finds in a value and, depth first, in everything below it. */
function dig(look: Look, value: Result, path: string, found: string[]): void {
  const result = lookInside(look, value, path);
  if (exists(result)) found.push(result.raw);
  if (!isArray(value) && !isObject(value)) return;
  for (const member of members(value)) dig(look, member.value, path, found);
}
