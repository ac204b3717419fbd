import type { Item, ItemType } from './lex.ts';
import { describeItem, tokenize } from './lex.ts';
import type { ListNode } from './node.ts';

/** Ends the parsing of a template. Thrown and caught inside this folder only. */
export class ParseFailure extends Error {
  readonly pos: number;
  constructor(message: string, pos: number) {
    super(message);
    this.pos = pos;
  }
}

/** What is shared by a template and the ones that are defined in it. */
export interface Parser {
  readonly name: string;
  readonly items: readonly Item[];
  readonly templates: Map<string, ListNode>;
  readonly hasFunction: (name: string) => boolean;
  /** Index of the next token that is not yet looked at. */
  next: number;
  /** Lookahead, as deep as Go's; errors name the line of its first place. */
  lookahead: [Item, Item, Item];
  ahead: number;
}

/** What each template has for itself. */
export interface Scope {
  variables: string[];
  /** Where the current action started, 0 outside. */
  actionLine: number;
  rangeDepth: number;
  depth: number;
}

export function newScope(): Scope {
  return { variables: ['$'], actionLine: 0, rangeDepth: 0, depth: 0 };
}

const NO_ITEM: Item = { type: 'error', pos: 0, value: '', line: 0 };

export function newParser(name: string, source: string, hasFunction: (name: string) => boolean): Parser {
  const items = tokenize(source);
  return {
    name,
    items,
    templates: new Map(),
    hasFunction,
    next: 0,
    lookahead: [NO_ITEM, NO_ITEM, NO_ITEM],
    ahead: 0,
  };
}

function lexNext(parser: Parser): Item {
  const last = parser.items.at(-1) ?? NO_ITEM;
  return parser.items[parser.next++] ?? { ...last, type: 'EOF', value: '' };
}

export function next(parser: Parser): Item {
  if (parser.ahead > 0) parser.ahead--;
  else parser.lookahead[0] = lexNext(parser);
  return parser.lookahead[parser.ahead] ?? NO_ITEM;
}

export function backup(parser: Parser): void {
  parser.ahead++;
}

/** Gives back two tokens, of which the second is still in place. */
export function backup2(parser: Parser, first: Item): void {
  parser.lookahead[1] = first;
  parser.ahead = 2;
}

export function backup3(parser: Parser, first: Item, second: Item): void {
  parser.lookahead[1] = second;
  parser.lookahead[2] = first;
  parser.ahead = 3;
}

export function peek(parser: Parser): Item {
  if (parser.ahead === 0) {
    parser.ahead = 1;
    parser.lookahead[0] = lexNext(parser);
  }
  return parser.lookahead[parser.ahead - 1] ?? NO_ITEM;
}

export function nextNonSpace(parser: Parser): Item {
  for (;;) {
    const item = next(parser);
    if (item.type !== 'space') return item;
  }
}

export function peekNonSpace(parser: Parser): Item {
  const item = nextNonSpace(parser);
  backup(parser);
  return item;
}

export function fail(parser: Parser, message: string): never {
  const [{ line, pos }] = parser.lookahead;
  throw new ParseFailure(`template: ${parser.name}:${line}: ${message}`, pos);
}

export function unexpected(parser: Parser, scope: Scope, item: Item, context: string): never {
  if (item.type !== 'error') return fail(parser, `unexpected ${describeItem(item)} in ${context}`);
  if (scope.actionLine === 0 || scope.actionLine === item.line) return fail(parser, describeItem(item));
  const where = item.value.endsWith(' action') ? ' started' : ' in action started';
  return fail(parser, `${describeItem(item)}${where} at ${parser.name}:${scope.actionLine}`);
}

export function expect(parser: Parser, scope: Scope, type: ItemType, context: string): Item {
  const item = nextNonSpace(parser);
  return item.type === type ? item : unexpected(parser, scope, item, context);
}
