import { encodeNumber, encodeString } from '../../lang/goJson.ts';
import { goQuote } from '../../lang/goQuote.ts';
import { valid } from '../../lang/gjson/valid.ts';
import { explainInvalidJson } from '../../lang/invalidJson.ts';
import { JsonCursor } from '../../sensors/goStruct/cursor.ts';
import { compactJson } from '../../sources/rawJson.ts';
import { STRUCTS } from './structs.ts';
import { NEVER_NULL, UNIONS, type Union } from './unions.ts';

class SlackError extends Error {}

export type Rewritten = { readonly json: string } | { readonly error: string };

/** A list of attachments as upstream writes it again: fields that it does not know are lost. */
export function rewriteAttachments(text: string): Rewritten {
  return rewrite(text, '[]slack.Attachment', () => writeList('Attachment', text));
}

/** A list of blocks as upstream writes it again; blocks of a type that it does not know stay as they are. */
export function rewriteBlocks(text: string): Rewritten {
  if (text.trim() === '{}') return { json: '[]' };
  return rewrite(text, '[]json.RawMessage', () => writeList('@Block', text));
}

function rewrite(text: string, goType: string, write: () => string): Rewritten {
  if (!valid(text)) return { error: explainInvalidJson(text) };
  if (depthOf(text) > MAX_DEPTH) return { error: 'exceeded max depth' };
  const token = new JsonCursor(text).next();
  if (token === 'n') return { json: 'null' };
  if (token !== '[')
    return { error: `json: cannot unmarshal ${WORDS[token]} into Go value of type ${goType}` };
  try {
    return { json: write() };
  } catch (thrown) {
    if (thrown instanceof SlackError) return { error: thrown.message };
    throw thrown;
  }
}

/** Lists of rich text hold lists. */
const MAX_DEPTH = 500;

function depthOf(json: string): number {
  let [depth, deepest] = [0, 0];
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth);
    else if (token === ']' || token === '}') depth--;
  }
  return deepest;
}

const WORDS = { '{': 'object', '[': 'array', '"': 'string', n: 'null', b: 'bool', '0': 'number' } as const;

/** `raw` is undefined where the value is missing. */
function writeValue(shape: string, raw: string | undefined, place: string): string {
  const missing = raw === undefined || raw === 'null';
  if (shape.startsWith('*')) return missing ? 'null' : writeValue(shape.slice(1), raw, place);
  if (shape === '@BlockElement') return missing || !hasType(raw) ? 'null' : writeUnion('BlockElement', raw);
  if (shape.startsWith('@')) {
    if (raw === undefined) throw new SlackError('unexpected end of JSON input');
    return raw === 'null' && MAY_BE_NULL.has(shape) ? 'null' : writeUnion(shape.slice(1), raw);
  }
  if (shape === 'Accessory') return missing ? 'null' : writeUnion(shape, raw);
  if (shape.startsWith('[')) {
    if (!missing) return listOf(shape.slice(1, -1), raw, place);
    return NEVER_NULL.has(shape) ? '[]' : 'null';
  }
  if (shape === 'Blocks') return missing ? 'null' : orNull(listOf('@Block', raw, place));
  if (shape === 'BlockElements' || shape === 'ContextElements')
    return missing ? 'null' : orNull(listOf(`@${shape}`, raw, place));
  return shape in STRUCTS
    ? writeStruct(shape, missing ? '{}' : raw, place)
    : writeScalar(shape, missing ? undefined : raw, place);
}

/** Other unions see a null as a value without a type. */
const MAY_BE_NULL: ReadonlySet<string> = new Set([
  '@Block',
  '@TableCell',
  '@RichTextElement',
  '@RichTextSectionElement',
]);

/** The element of an input block is lost where its type cannot be read. */
function hasType(raw: string): boolean {
  if (!raw.startsWith('{')) return false;
  const type = membersOf(raw).get('type');
  return type === undefined || type === 'null' || type.startsWith('"');
}

/** Go appends to nothing: a list without items stays nil. */
function orNull(list: string): string {
  return list === '[]' ? 'null' : list;
}

function listOf(item: string, raw: string, place: string): string {
  if (!raw.startsWith('[')) {
    if (raw === '{}' && item.startsWith('@Block')) return '[]';
    throw new SlackError(`json: cannot unmarshal ${wordFor(raw)} into ${place} of type []slack.${item}`);
  }
  return writeList(item, raw);
}

function writeList(item: string, text: string): string {
  const cursor = new JsonCursor(text);
  const items: string[] = [];
  cursor.eachItem(() => items.push(writeValue(item, cursor.raw(), 'Go value')));
  return `[${items.join(',')}]`;
}

function writeUnion(name: string, raw: string): string {
  const union = UNIONS[name];
  if (!union) return raw;
  const type = typeIn(raw);
  const struct = Object.hasOwn(union.structs, type) ? union.structs[type] : undefined;
  if (struct !== undefined) return writeStruct(struct, raw, 'Go value');
  return writeOther(union, type, raw);
}

function writeOther({ others }: Union, type: string, raw: string): string {
  if (others === 'null') return 'null';
  if (others === 'kept') {
    const compacted = compactJson(raw);
    return 'json' in compacted ? compacted.json : 'null';
  }
  throw new SlackError(`${others.error} ${others.quoted ? goQuote(type) : type}`);
}

function typeIn(raw: string): string {
  if (raw === 'null') return '';
  if (!raw.startsWith('{'))
    throw new SlackError(`json: cannot unmarshal ${wordFor(raw)} into Go value of type slack.sumtype`);
  const type = membersOf(raw).get('type');
  if (type === undefined || type === 'null') return '';
  if (!type.startsWith('"'))
    throw new SlackError(
      `json: cannot unmarshal ${wordFor(type)} into Go struct field sumtype.type of type string`,
    );
  return JSON.parse(type) as string;
}

/** Values by name in lower case, as Go finds its fields; the last one counts. */
function membersOf(raw: string): ReadonlyMap<string, string> {
  const cursor = new JsonCursor(raw);
  const members = new Map<string, string>();
  cursor.eachMember((key) => {
    members.set(key.toLowerCase(), cursor.raw());
  });
  return members;
}

function writeStruct(name: string, raw: string, place: string): string {
  if (!raw.startsWith('{'))
    throw new SlackError(`json: cannot unmarshal ${wordFor(raw)} into ${place} of type slack.${name}`);
  const members = membersOf(raw);
  const written = (STRUCTS[name] ?? '').split(' ').flatMap((field) => {
    const colon = field.indexOf(':');
    const omits = field.charAt(colon - 1) === '?';
    const key = field.slice(0, omits ? colon - 1 : colon);
    const shape = field.slice(colon + 1);
    const value = fixedType(name, key) ?? members.get(key);
    const json = writeValue(shape, value, `Go struct field ${name}.${key}`);
    return omits && isEmpty(shape, json, value) ? [] : [`"${key}":${json}`];
  });
  return `{${written.join(',')}}`;
}

/** Structs that set their type themselves. */
function fixedType(name: string, key: string): string | undefined {
  return key === 'type' && name.endsWith('RichTextCell') ? '"rich_text"' : undefined;
}

/** What `omitempty` leaves out. */
function isEmpty(shape: string, json: string, raw: string | undefined): boolean {
  if (shape.startsWith('*')) return raw === undefined || raw === 'null';
  if (shape === 'Blocks') return false;
  return ['""', '0', 'false', 'null', '[]'].includes(json);
}

function writeScalar(shape: string, raw: string | undefined, place: string): string {
  if (raw === undefined) return shape === 's' || shape === 'n' ? '""' : shape === 'b' ? 'false' : '0';
  const refuse = (type: string): never => {
    const found = /^[-\d]/.test(raw) && type === 'int' ? `number ${raw}` : wordFor(raw);
    throw new SlackError(`json: cannot unmarshal ${found} into ${place} of type ${type}`);
  };
  switch (shape) {
    case 's':
      return raw.startsWith('"') ? encodeString(JSON.parse(raw) as string) : refuse('string');
    case 'b':
      return raw === 'true' || raw === 'false' ? raw : refuse('bool');
    case 'i':
      return /^-?\d+$/.test(raw) ? String(BigInt(raw)) : refuse('int');
    case 'n':
      return writeNumber(raw) ?? refuse('json.Number');
    default:
      return /^[-\d]/.test(raw) ? encodeNumber(Number(raw)) : refuse('float64');
  }
}

/** A number stays as it was written, also between quotes. */
function writeNumber(raw: string): string | undefined {
  const digits = raw.startsWith('"') ? (JSON.parse(raw) as string) : raw;
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(digits) ? digits : undefined;
}

function wordFor(raw: string): string {
  return WORDS[new JsonCursor(raw).next()];
}
