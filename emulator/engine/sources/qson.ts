import type { Json } from '../../../schemas/schema-node.ts';
import { valid } from '../lang/gjson/valid.ts';
import { overflowingNumber } from '../lang/overflowingNumber.ts';
import { queryUnescape } from './form.ts';

/** `undefined` where the library refuses the text; a value that does not fit to the one before makes it panic. */
export type Qson = { readonly value: Json } | { readonly panic: string } | undefined;

type Tree = Json;
/** An object without a prototype. */
type Branch = Record<string, Tree>;

class Panic extends Error {}

/** Reads a query whose keys nest, as `a[b][]=1`, and whose values are JSON where they can be (joncalhoun/qson). */
export function parseQson(query: string): Qson {
  let tree: Tree = emptyObject();
  try {
    for (const part of query.split('&')) {
      const next = partToTree(part);
      if (next === undefined) return undefined;
      tree = merge(tree, next);
    }
  } catch (thrown) {
    if (thrown instanceof Panic) return { panic: thrown.message };
    throw thrown;
  }
  return { value: tree };
}

/** Deeper than any real key; each level is a recursion. */
const MAX_DEPTH = 1000;

function partToTree(part: string, depth = 0): Tree | undefined {
  const equals = part.lastIndexOf('=');
  if (equals < 0 || depth > MAX_DEPTH) return undefined;
  const value = queryUnescape(part.slice(equals + 1));
  const key = queryUnescape(part.slice(0, equals));
  if ('error' in value || 'error' in key) return undefined;
  const [first = '', second, ...others] = key.text.split(/[[\]]/);
  const tree = emptyObject();
  if (second === undefined) {
    const read = readValue(value.text);
    if (read === undefined) return undefined;
    tree[first] = read;
    return tree;
  }
  const inner = partToTree(`${innerKey(key.text, first, second)}=${value.text}`, depth + 1);
  if (inner === undefined) return undefined;
  tree[first] = second === '' && others.length >= 0 ? [(inner as Branch)[''] ?? null] : inner;
  return tree;
}

/** `a[b][c]` -> `b[c]`; the library does not look whether a bracket is closed. */
function innerKey(key: string, first: string, second: string): string {
  const rest = key.slice(first.length + 1);
  if (rest.length <= second.length) throw new Panic('a bracket without another in a key');
  return rest.slice(0, second.length) + rest.slice(second.length + 1);
}

function readValue(text: string): Tree | undefined {
  if (valid(text) && overflowingNumber(text) === undefined) return JSON.parse(text) as Json;
  const quoted = `"${text}"`;
  return valid(quoted) ? (JSON.parse(quoted) as string) : undefined;
}

function merge(a: Tree, b: Tree): Tree {
  if (Array.isArray(a)) {
    if (!Array.isArray(b)) throw new Panic('a list and another value of the same key');
    return [...(a as Tree[]), ...(b as Tree[])];
  }
  if (!isObject(a)) return b;
  if (!isObject(b)) throw new Panic('an object and another value of the same key');
  const merged = Object.assign(emptyObject(), a);
  for (const [key, value] of Object.entries(b)) {
    const before = Object.hasOwn(merged, key) ? merged[key] : undefined;
    merged[key] = before === undefined ? value : merge(before, value);
  }
  return merged;
}

function isObject(tree: Tree): tree is Branch {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}

function emptyObject(): Branch {
  return Object.create(null) as Branch;
}
