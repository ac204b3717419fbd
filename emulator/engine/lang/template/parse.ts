import { unquote } from '../unquote.ts';
import type { Item } from './lex.ts';
import type { BranchNode, ListNode, PipeNode, StatementNode } from './node.ts';
import type { Parser, Scope } from './parser.ts';
import {
  backup,
  backup2,
  expect,
  fail,
  newParser,
  newScope,
  next,
  nextNonSpace,
  ParseFailure,
  peek,
  peekNonSpace,
  unexpected,
} from './parser.ts';
import { parsePipeline } from './parsePipeline.ts';

/** A parsed template and the ones that it defines, by name; its own body is among them unless it is empty. */
export interface Template {
  readonly name: string;
  readonly source: string;
  readonly templates: ReadonlyMap<string, ListNode>;
}

export interface TemplateError {
  /** Go's text: `template: NAME:LINE: …`. */
  readonly error: string;
  /** Offset in the source, in UTF-16 units. */
  readonly offset: number;
}

/** Go's `template.New(name).Parse(source)`. */
export function parseTemplate(
  name: string,
  source: string,
  hasFunction: (name: string) => boolean,
): { readonly template: Template } | TemplateError {
  const parser = newParser(name, source, hasFunction);
  try {
    const root = parseRoot(parser, newScope());
    define(parser, name, root);
    return { template: { name, source, templates: parser.templates } };
  } catch (thrown) {
    if (thrown instanceof ParseFailure) return { error: thrown.message, offset: thrown.pos };
    if (thrown instanceof RangeError)
      return { error: `template: ${name}:1: max expression depth exceeded`, offset: 0 };
    throw thrown;
  }
}

function parseRoot(parser: Parser, scope: Scope): ListNode {
  const { pos } = peek(parser);
  const nodes: StatementNode[] = [];
  while (peek(parser).type !== 'EOF') {
    if (peek(parser).type === 'leftDelim') {
      const delimiter = next(parser);
      if (nextNonSpace(parser).type === 'define') {
        parseDefinition(parser, newScope());
        continue;
      }
      backup2(parser, delimiter);
    }
    const node = parseStatement(parser, scope);
    if (isMark(node)) fail(parser, `unexpected {{${node.kind}}}`);
    else nodes.push(node);
  }
  return { kind: 'list', nodes, pos };
}

function parseDefinition(parser: Parser, scope: Scope): void {
  const context = 'define clause';
  const name = parseName(parser, scope, nextNonSpace(parser), context);
  expect(parser, scope, 'rightDelim', context);
  const { list, end } = parseList(parser, scope);
  if (end.kind !== 'end') fail(parser, `unexpected {{else}} in ${context}`);
  define(parser, name, list);
}

/** A body of blanks never replaces another one, and is replaced by any. */
function define(parser: Parser, name: string, list: ListNode): void {
  const before = parser.templates.get(name);
  if (!before || isEmpty(before)) parser.templates.set(name, list);
  else if (!isEmpty(list)) fail(parser, `template: multiple definition of template "${name}"`);
}

function isEmpty(list: ListNode): boolean {
  return list.nodes.every((node) => node.kind === 'text' && node.text.trim() === '');
}

/** The end or else of a block: not part of the tree. */
interface Mark {
  readonly kind: 'end' | 'else';
  readonly pos: number;
}

function isMark(node: StatementNode | Mark): node is Mark {
  return node.kind === 'end' || node.kind === 'else';
}

function parseList(parser: Parser, scope: Scope): { list: ListNode; end: Mark } {
  const { pos } = peekNonSpace(parser);
  const nodes: StatementNode[] = [];
  while (peekNonSpace(parser).type !== 'EOF') {
    const node = parseStatement(parser, scope);
    if (isMark(node)) return { list: { kind: 'list', nodes, pos }, end: node };
    nodes.push(node);
  }
  return fail(parser, 'unexpected EOF');
}

function parseStatement(parser: Parser, scope: Scope): StatementNode | Mark {
  const item = nextNonSpace(parser);
  if (item.type === 'text') return { kind: 'text', text: item.value, pos: item.pos };
  if (item.type !== 'leftDelim') return unexpected(parser, scope, item, 'input');
  scope.actionLine = item.line;
  const node = parseAction(parser, scope);
  scope.actionLine = 0;
  return node;
}

function parseAction(parser: Parser, scope: Scope): StatementNode | Mark {
  const item = nextNonSpace(parser);
  switch (item.type) {
    case 'block':
      return parseBlock(parser, scope);
    case 'break':
    case 'continue':
      return parseJump(parser, scope, item, item.type);
    case 'else':
      return parseElse(parser, scope);
    case 'end':
      return { kind: 'end', pos: expect(parser, scope, 'rightDelim', 'end').pos };
    case 'if':
    case 'range':
    case 'with':
      return parseBranch(parser, scope, item.type);
    case 'template':
      return parseTemplateCall(parser, scope);
    default: {
      backup(parser);
      const { pos } = peek(parser);
      return { kind: 'action', pos, pipe: parsePipeline(parser, scope, 'command', 'rightDelim') };
    }
  }
}

function parseJump(parser: Parser, scope: Scope, { pos }: Item, kind: 'break' | 'continue'): StatementNode {
  const end = nextNonSpace(parser);
  if (end.type !== 'rightDelim') unexpected(parser, scope, end, `{{${kind}}}`);
  if (scope.rangeDepth === 0) fail(parser, `{{${kind}}} outside {{range}}`);
  return { kind, pos };
}

function parseElse(parser: Parser, scope: Scope): Mark {
  const item = peekNonSpace(parser);
  if (item.type === 'if' || item.type === 'with') return { kind: 'else', pos: item.pos };
  return { kind: 'else', pos: expect(parser, scope, 'rightDelim', 'else').pos };
}

function parseBranch(parser: Parser, scope: Scope, kind: BranchNode['kind']): BranchNode {
  const declared = scope.variables.length;
  const pipe = parsePipeline(parser, scope, kind, 'rightDelim');
  if (kind === 'range') scope.rangeDepth++;
  const { list, end } = parseList(parser, scope);
  if (kind === 'range') scope.rangeDepth--;
  const otherwise = end.kind === 'else' ? parseOtherwise(parser, scope, kind, end) : undefined;
  scope.variables.length = declared;
  return { kind, pipe, list, otherwise, pos: pipe.pos };
}

/** `{{else if}}` and `{{else with}}` are a branch of their own that shares the end. */
function parseOtherwise(parser: Parser, scope: Scope, kind: BranchNode['kind'], { pos }: Mark): ListNode {
  if ((kind === 'if' || kind === 'with') && peek(parser).type === kind) {
    next(parser);
    return { kind: 'list', nodes: [parseBranch(parser, scope, kind)], pos };
  }
  const { list, end } = parseList(parser, scope);
  if (end.kind !== 'end') fail(parser, 'expected end; found {{else}}');
  return list;
}

function parseBlock(parser: Parser, scope: Scope): StatementNode {
  const context = 'block clause';
  const item = nextNonSpace(parser);
  const name = parseName(parser, scope, item, context);
  const pipe = parsePipeline(parser, scope, context, 'rightDelim');
  const { list, end } = parseList(parser, newScope());
  if (end.kind !== 'end') fail(parser, `unexpected {{else}} in ${context}`);
  define(parser, name, list);
  return { kind: 'template', name, pipe, pos: item.pos };
}

function parseTemplateCall(parser: Parser, scope: Scope): StatementNode {
  const context = 'template clause';
  const item = nextNonSpace(parser);
  const name = parseName(parser, scope, item, context);
  let pipe: PipeNode | undefined;
  if (nextNonSpace(parser).type !== 'rightDelim') {
    backup(parser);
    pipe = parsePipeline(parser, scope, context, 'rightDelim');
  }
  return { kind: 'template', name, pipe, pos: item.pos };
}

function parseName(parser: Parser, scope: Scope, item: Item, context: string): string {
  if (item.type !== 'string' && item.type !== 'rawString') return unexpected(parser, scope, item, context);
  return unquote(item.value) ?? fail(parser, 'invalid syntax');
}
