import { goQuote } from '../goQuote.ts';
import { unquote } from '../unquote.ts';
import type { Item } from './lex.ts';
import type { ArgNode, CommandNode, PipeNode, VariableNode } from './node.ts';
import { sourceOf } from './node.ts';
import { parseNumberItem } from './number.ts';
import type { Parser, Scope } from './parser.ts';
import {
  backup,
  backup2,
  backup3,
  fail,
  next,
  nextNonSpace,
  peek,
  peekNonSpace,
  unexpected,
} from './parser.ts';

const MAX_DEPTH = 10_000;

/** A pipeline up to the token that ends it. */
export function parsePipeline(
  parser: Parser,
  scope: Scope,
  context: string,
  end: 'rightDelim' | 'rightParen',
): PipeNode {
  const { pos } = peekNonSpace(parser);
  const { assign, declared } = parseDeclarations(parser, scope, context);
  const commands: CommandNode[] = [];
  for (;;) {
    const item = nextNonSpace(parser);
    if (item.type === end) {
      checkPipeline(parser, commands, context);
      return { kind: 'pipe', assign, declared, commands, pos };
    }
    if (!STARTS.has(item.type)) unexpected(parser, scope, item, context);
    backup(parser);
    commands.push(parseCommand(parser, scope));
  }
}

const STARTS: ReadonlySet<string> = new Set([
  'bool',
  'charConstant',
  'complex',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'rawString',
  'string',
  'variable',
  'leftParen',
]);

/** `$a := `, `$a = ` and, in a range, `$i, $v := `. */
function parseDeclarations(
  parser: Parser,
  scope: Scope,
  context: string,
): { assign: boolean; declared: VariableNode[] } {
  const declared: VariableNode[] = [];
  for (;;) {
    const variable = peekNonSpace(parser);
    if (variable.type !== 'variable') return { assign: false, declared };
    next(parser);
    const after = peek(parser);
    const following = peekNonSpace(parser);
    if (following.type === 'assign' || following.type === 'declare') {
      nextNonSpace(parser);
      declared.push(declare(scope, variable));
      return { assign: following.type === 'assign', declared };
    }
    if (following.type !== 'char' || following.value !== ',') {
      if (after.type === 'space') backup3(parser, variable, after);
      else backup2(parser, variable);
      return { assign: false, declared };
    }
    nextNonSpace(parser);
    declared.push(declare(scope, variable));
    if (context !== 'range' || declared.length > 1) fail(parser, `too many declarations in ${context}`);
    const { type } = peekNonSpace(parser);
    if (type !== 'variable' && type !== 'rightDelim' && type !== 'rightParen') {
      fail(parser, 'range can only initialize variables');
    }
  }
}

function declare(scope: Scope, { value, pos }: Item): VariableNode {
  scope.variables.push(value);
  return { kind: 'variable', names: value.split('.'), pos };
}

function checkPipeline(parser: Parser, commands: readonly CommandNode[], context: string): void {
  if (commands.length === 0) fail(parser, `missing value for ${context}`);
  commands.slice(1).forEach((command, i) => {
    const kind = command.args[0]?.kind;
    if (kind === 'bool' || kind === 'dot' || kind === 'nil' || kind === 'number' || kind === 'string') {
      fail(parser, `non executable command in pipeline stage ${i + 2}`);
    }
  });
}

function parseCommand(parser: Parser, scope: Scope): CommandNode {
  const { pos } = peekNonSpace(parser);
  const args: ArgNode[] = [];
  for (;;) {
    peekNonSpace(parser);
    const operand = parseOperand(parser, scope);
    if (operand) args.push(operand);
    const item = next(parser);
    if (item.type === 'space') continue;
    if (item.type === 'rightDelim' || item.type === 'rightParen') backup(parser);
    else if (item.type !== 'pipe') unexpected(parser, scope, item, 'operand');
    break;
  }
  if (args.length === 0) fail(parser, 'empty command');
  return { kind: 'command', args, pos };
}

function parseOperand(parser: Parser, scope: Scope): ArgNode | undefined {
  const node = parseTerm(parser, scope);
  if (!node || peek(parser).type !== 'field') return node;
  const { pos } = peek(parser);
  const names: string[] = [];
  while (peek(parser).type === 'field') names.push(next(parser).value.slice(1));
  switch (node.kind) {
    case 'field':
      return { kind: 'field', names: [...node.names, ...names], pos };
    case 'variable':
      return { kind: 'variable', names: [...node.names, ...names], pos };
    case 'bool':
    case 'string':
    case 'number':
    case 'nil':
    case 'dot':
      return fail(parser, `unexpected . after term ${goQuote(sourceOf(node))}`);
    default:
      return { kind: 'chain', node, names, pos };
  }
}

function parseTerm(parser: Parser, scope: Scope): ArgNode | undefined {
  const item = nextNonSpace(parser);
  const { pos, value } = item;
  switch (item.type) {
    case 'identifier':
      if (!parser.hasFunction(value)) fail(parser, `function ${goQuote(value)} not defined`);
      return { kind: 'identifier', name: value, pos };
    case 'dot':
      return { kind: 'dot', pos };
    case 'nil':
      return { kind: 'nil', pos };
    case 'variable':
      if (!scope.variables.includes(value)) fail(parser, `undefined variable ${goQuote(value)}`);
      return { kind: 'variable', names: [value], pos };
    case 'field':
      return { kind: 'field', names: [value.slice(1)], pos };
    case 'bool':
      return { kind: 'bool', value: value === 'true', pos };
    case 'charConstant':
    case 'complex':
    case 'number': {
      const numbers = parseNumberItem(item);
      if ('error' in numbers) return fail(parser, numbers.error);
      return { kind: 'number', text: value, ...numbers, pos };
    }
    case 'leftParen': {
      if (scope.depth >= MAX_DEPTH) fail(parser, 'max expression depth exceeded');
      scope.depth++;
      const pipe = parsePipeline(parser, scope, 'parenthesized pipeline', 'rightParen');
      scope.depth--;
      return pipe;
    }
    case 'string':
    case 'rawString':
      return { kind: 'string', quoted: value, text: unquote(value) ?? fail(parser, 'invalid syntax'), pos };
    default:
      backup(parser);
      return undefined;
  }
}
