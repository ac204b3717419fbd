import type { BinaryOperator, Body, Definition, Pattern, Program, Query } from './ast.ts';
import { parsePattern } from './parsePattern.ts';
import { parseTerm } from './parseTerm.ts';
import { skipMetadata } from './parseMetadata.ts';
import type { ProgramError } from './syntaxError.ts';
import { is, SyntaxStop, tokensOf, type Tokens } from './tokens.ts';

/** Parses a whole program; a syntax error has the offset of the token that does not fit. */
export function parseProgram(source: string): Program | ProgramError {
  try {
    return program(tokensOf(source));
  } catch (stop) {
    if (stop instanceof SyntaxStop) return stop.reason;
    return { error: 'the program is nested too deep', offset: 0, phase: 'syntax' };
  }
}

function program(tokens: Tokens): Program {
  if (tokens.take('module')) {
    skipMetadata(tokens);
    tokens.expect(';');
  }
  const imports = readImports(tokens);
  const definitions: Definition[] = [];
  while (is(tokens.peek(), 'def')) definitions.push(parseDefinition(tokens));
  if (tokens.peek().type === 'end') return { query: { definitions, body: { type: 'missing' } }, imports };
  const query = parseQuery(tokens);
  if (tokens.peek().type !== 'end') tokens.stop();
  return { query: { definitions: [...definitions, ...query.definitions], body: query.body }, imports };
}

function readImports(tokens: Tokens): Program['imports'] {
  const imports: { path: string; at: number }[] = [];
  while (is(tokens.peek(), 'import') || is(tokens.peek(), 'include')) {
    const { source, start } = tokens.next();
    const path = tokens.expectType('text').value;
    if (source === 'import') {
      tokens.expect('as');
      tokens.expectType('word', 'variable');
    }
    if (is(tokens.peek(), '{')) skipMetadata(tokens);
    tokens.expect(';');
    imports.push({ path, at: start });
  }
  return imports;
}

function parseDefinition(tokens: Tokens): Definition {
  tokens.expect('def');
  const name = tokens.expectType('word').source;
  const parameters: string[] = [];
  if (tokens.take('(')) {
    do parameters.push(tokens.expectType('word', 'variable').source);
    while (tokens.take(';'));
    tokens.expect(')');
  }
  tokens.expect(':');
  const body = parseQuery(tokens);
  tokens.expect(';');
  return { name, parameters, body };
}

function query(body: Body): Query {
  return { definitions: [], body };
}

/** A whole query: pipes bind weaker than commas; definitions, labels and `as` reach as far as they can. */
export function parseQuery(tokens: Tokens): Query {
  return tokens.nested(() => {
    let left = parseOperand(tokens);
    while (tokens.take(',')) {
      left = query({ type: 'binary', operator: ',', left, right: parseOperand(tokens) });
    }
    if (!tokens.take('|')) return left;
    return query({ type: 'pipe', left, right: parseQuery(tokens) });
  });
}

function parseOperand(tokens: Tokens): Query {
  if (is(tokens.peek(), 'def')) {
    const definition = parseDefinition(tokens);
    const { definitions, body } = parseQuery(tokens);
    return { definitions: [definition, ...definitions], body };
  }
  if (tokens.take('label')) {
    const name = tokens.expectType('variable').source;
    tokens.expect('|');
    const body = parseQuery(tokens);
    return query({ type: 'term', term: { head: { type: 'label', name, body }, suffixes: [] } });
  }
  const left = parseExpression(tokens);
  if (!tokens.take('as')) return left;
  const patterns: Pattern[] = [];
  do patterns.push(parsePattern(tokens));
  while (tokens.take('?//'));
  tokens.expect('|');
  return query({ type: 'bind', left, patterns, right: parseQuery(tokens) });
}

interface Precedence {
  readonly level: number;
  readonly side: 'left' | 'right' | 'none';
}

const PRECEDENCES = new Map<string, Precedence>(
  (
    [
      [['//'], 'right'],
      [['=', '|=', '+=', '-=', '*=', '/=', '%=', '//='], 'none'],
      [['or'], 'left'],
      [['and'], 'left'],
      [['==', '!=', '<', '<=', '>', '>='], 'none'],
      [['+', '-'], 'left'],
      [['*', '/', '%'], 'left'],
    ] as const
  ).flatMap(([operators, side], level) =>
    operators.map((operator): [string, Precedence] => [operator, { level, side }]),
  ),
);

/** Terms and binary operators, without pipes and commas. */
export function parseExpression(tokens: Tokens, least = 0): Query {
  return tokens.nested(() => {
    let left: Query = query({ type: 'term', term: parseTerm(tokens) });
    let last: number | undefined;
    for (;;) {
      const token = tokens.peek();
      const precedence =
        token.type === 'symbol' || token.type === 'keyword' ? PRECEDENCES.get(token.source) : undefined;
      if (!precedence || precedence.level < least) return left;
      const { level, side } = precedence;
      if (side === 'none' && last === level) tokens.stop();
      tokens.next();
      const right = parseExpression(tokens, side === 'right' ? level : level + 1);
      left = query({ type: 'binary', operator: token.source as BinaryOperator, left, right });
      last = level;
    }
  });
}
