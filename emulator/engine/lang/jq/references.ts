import type { Reference } from '../reference.ts';
import { pathName } from '../reference.ts';
import type { Body, Head, Index, Key, Pattern, Query, Suffix, Term, Text } from './ast.ts';
import { parseProgram } from './parser.ts';

/** The keys from the program's input to a value; undefined where that is not known before the program runs. */
type Place = readonly string[] | undefined;

/** Functions whose arguments see the same input as the call. */
const SAME_INPUT = new Set(
  (
    'select has contains inside startswith endswith test match capture scan split splits sub gsub ltrimstr rtrimstr trimstr ' +
    'index rindex indices join first last limit skip nth isempty error add path del range getpath setpath delpaths pick ' +
    'strftime strptime bsearch IN flatten'
  ).split(' '),
);
/** Functions that hand their input on. */
const HANDS_ON = new Set(['select', 'objects', 'arrays', 'strings', 'numbers', 'values']);

/** What a jq program refers to: functions that it calls, and paths of its input that can be known without running it. */
export function jqReferences(source: string): readonly Reference[] {
  const parsed = parseProgram(source);
  if ('error' in parsed) return [];
  const found: Reference[] = [];
  try {
    walkQuery(found, [], parsed.query);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
  }
  return found.sort((a, b) => a.offset - b.offset);
}

/** Walks a query whose input is at a place; gives the place of its only output. */
function walkQuery(found: Reference[], input: Place, { definitions, body }: Query): Place {
  for (const definition of definitions) walkQuery(found, undefined, definition.body);
  return walkBody(found, input, body);
}

function walkBody(found: Reference[], input: Place, body: Body): Place {
  switch (body.type) {
    case 'missing':
      return input;
    case 'term':
      return walkTerm(found, input, body.term);
    case 'pipe':
      return walkQuery(found, walkQuery(found, input, body.left), body.right);
    case 'bind':
      walkQuery(found, input, body.left);
      for (const pattern of body.patterns) walkPattern(found, pattern);
      return walkQuery(found, input, body.right);
    case 'binary': {
      const left = walkQuery(found, input, body.left);
      walkQuery(found, updates(body.operator) ? left : input, body.right);
      return body.operator === '//' ? left : undefined;
    }
  }
}

/** `|=` runs its right side on what the left side points to. */
function updates(operator: string): boolean {
  return operator === '|=';
}

function walkTerm(found: Reference[], input: Place, { head, suffixes }: Term): Place {
  let place = walkHead(found, input, head);
  for (const suffix of suffixes) place = walkSuffix(found, input, place, suffix);
  return place;
}

function walkHead(found: Reference[], input: Place, head: Head): Place {
  switch (head.type) {
    case 'identity':
      return input;
    case 'index':
      return walkIndex(found, input, input, head.index);
    case 'call':
      return walkCall(found, input, head);
    case 'query':
      return walkQuery(found, input, head.query);
    case 'object':
      for (const { key, value } of head.members) {
        walkKey(found, input, key, value === undefined);
        if (value) walkQuery(found, input, value);
      }
      return undefined;
    case 'array':
      if (head.query) walkQuery(found, input, head.query);
      return undefined;
    case 'unary':
      walkTerm(found, input, head.term);
      return undefined;
    case 'format':
      if (head.text) walkText(found, input, head.text);
      return undefined;
    case 'text':
      walkText(found, input, head.text);
      return undefined;
    case 'if':
      for (const { condition, then } of head.branches)
        for (const query of [condition, then]) walkQuery(found, input, query);
      if (head.otherwise) walkQuery(found, input, head.otherwise);
      return undefined;
    case 'try': {
      const place = walkQuery(found, input, head.body);
      if (head.handler) walkQuery(found, undefined, head.handler);
      return head.handler ? undefined : place;
    }
    case 'reduce':
    case 'foreach':
      walkQuery(found, input, head.source);
      walkPattern(found, head.pattern);
      walkQuery(found, input, head.start);
      walkQuery(found, undefined, head.update);
      if (head.type === 'foreach' && head.extract) walkQuery(found, undefined, head.extract);
      return undefined;
    case 'label':
      return walkQuery(found, input, head.body);
    default:
      return undefined;
  }
}

function walkCall(found: Reference[], input: Place, head: Extract<Head, { type: 'call' }>): Place {
  const { name, args, at } = head;
  const isVariable = name.startsWith('$');
  found.push({ kind: isVariable ? 'variable' : 'function', name, offset: at, length: name.length });
  if (name === 'empty' || isVariable) return undefined;
  for (const arg of args) walkQuery(found, SAME_INPUT.has(name) ? input : undefined, arg);
  return HANDS_ON.has(name) ? input : undefined;
}

function walkSuffix(found: Reference[], input: Place, place: Place, suffix: Suffix): Place {
  switch (suffix.type) {
    case 'optional':
      return place;
    case 'iterate':
      return undefined;
    case 'index':
      return walkIndex(found, input, place, suffix.index);
  }
}

function walkIndex(found: Reference[], input: Place, place: Place, index: Index): Place {
  if (index.type === 'slice') {
    for (const bound of [index.start, index.end]) if (bound) walkQuery(found, input, bound);
    return undefined;
  }
  const key =
    index.type === 'name' ? index.name : index.type === 'text' ? plainText(index.text) : literal(index.query);
  if (key === undefined) {
    if (index.type === 'text') walkText(found, input, index.text);
    else if (index.type === 'at') walkQuery(found, input, index.query);
    return undefined;
  }
  const next = place && [...place, key];
  if (next)
    found.push({ kind: 'path', name: pathName(next), offset: index.at, length: index.end - index.at });
  return next;
}

function plainText(text: Text): string | undefined {
  return text.type === 'plain' ? text.value : undefined;
}

/** A text or a whole number in brackets. */
function literal({ definitions, body }: Query): string | undefined {
  if (definitions.length > 0 || body.type !== 'term' || body.term.suffixes.length > 0) return undefined;
  const { head } = body.term;
  if (head.type === 'text') return plainText(head.text);
  return head.type === 'number' && /^[0-9]+$/.test(head.text) ? head.text : undefined;
}

/** `{a}` reads `.a`, `{$x}` a variable, `{(…): …}` whatever stands in the brackets. */
function walkKey(found: Reference[], input: Place, key: Key, bare: boolean): void {
  if (key.type === 'query') walkQuery(found, input, key.query);
  else if (key.type === 'text') walkText(found, input, key.text);
  else if (key.word.startsWith('$'))
    found.push({ kind: 'variable', name: key.word, offset: key.at, length: key.word.length });
  else if (bare && input)
    found.push({
      kind: 'path',
      name: pathName([...input, key.word]),
      offset: key.at,
      length: key.word.length,
    });
}

function walkText(found: Reference[], input: Place, text: Text): void {
  if (text.type === 'plain') return;
  for (const part of text.parts) if (typeof part !== 'string') walkQuery(found, input, part);
}

function walkPattern(found: Reference[], pattern: Pattern): void {
  if (pattern.type === 'array') for (const element of pattern.elements) walkPattern(found, element);
  if (pattern.type !== 'object') return;
  for (const { key, pattern: inner } of pattern.members) {
    if (key.type === 'query') walkQuery(found, undefined, key.query);
    if (inner) walkPattern(found, inner);
  }
}
