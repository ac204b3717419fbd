import type { Branch, Head, Index, Member, Query, Suffix, Term } from './ast.ts';
import type { Token } from './lexer.ts';
import { parseKey, parsePattern } from './parsePattern.ts';
import { parseExpression, parseQuery } from './parser.ts';
import { parseText } from './parseText.ts';
import { is, type Tokens } from './tokens.ts';

/** A term with all its suffixes; a sign in front takes them in. */
export function parseTerm(tokens: Tokens): Term {
  return tokens.nested(() => {
    const head = parseHead(tokens);
    const suffixes: Suffix[] = [];
    for (;;) {
      const suffix = parseSuffix(tokens);
      if (!suffix) return { head, suffixes };
      suffixes.push(suffix);
    }
  });
}

function parseHead(tokens: Tokens): Head {
  const token = tokens.peek();
  switch (token.type) {
    case 'index':
      tokens.next();
      return { type: 'index', index: nameIndex(token) };
    case 'number':
      tokens.next();
      return { type: 'number', text: token.source };
    case 'text':
    case 'textStart':
      return { type: 'text', text: parseText(tokens) };
    case 'format':
      return parseFormat(tokens);
    case 'word':
    case 'moduleWord':
      return parseCall(tokens);
    case 'variable':
    case 'moduleVariable':
      tokens.next();
      return { type: 'call', name: token.source, args: [], at: token.start };
    case 'keyword':
      return parseKeyword(tokens);
    case 'symbol':
      return parseSymbol(tokens);
    default:
      return tokens.stop();
  }
}

function parseFormat(tokens: Tokens): Head {
  const name = tokens.next().source;
  const { type } = tokens.peek();
  return {
    type: 'format',
    name,
    text: type === 'text' || type === 'textStart' ? parseText(tokens) : undefined,
  };
}

function parseCall(tokens: Tokens): Head {
  const { source: name, start: at } = tokens.next();
  const args: Query[] = [];
  if (tokens.take('(')) {
    do args.push(parseQuery(tokens));
    while (tokens.take(';'));
    tokens.expect(')');
  }
  return { type: 'call', name, args, at };
}

function parseSymbol(tokens: Tokens): Head {
  const { source } = tokens.peek();
  switch (source) {
    case '.':
      tokens.next();
      return parseDot(tokens);
    case '..':
      tokens.next();
      return { type: 'recurse' };
    case '{':
      return parseObject(tokens);
    case '[':
      return parseArray(tokens);
    case '+':
    case '-':
      tokens.next();
      return { type: 'unary', operator: source, term: parseTerm(tokens) };
    case '(': {
      tokens.next();
      const query = parseQuery(tokens);
      tokens.expect(')');
      return { type: 'query', query };
    }
    default:
      return tokens.stop();
  }
}

/** The dot alone or with a text; brackets behind it are suffixes. */
function parseDot(tokens: Tokens): Head {
  const { type } = tokens.peek();
  if (type !== 'text' && type !== 'textStart') return { type: 'identity' };
  return { type: 'index', index: textIndex(tokens) };
}

function nameIndex({ value, end }: Token): Index {
  return { type: 'name', name: value, at: end - value.length, end };
}

function textIndex(tokens: Tokens): Index {
  const { start, end } = tokens.peek();
  return { type: 'text', text: parseText(tokens), at: start, end };
}

function parseSuffix(tokens: Tokens): Suffix | undefined {
  const token = tokens.peek();
  if (token.type === 'index') {
    tokens.next();
    return { type: 'index', index: nameIndex(token) };
  }
  if (token.type !== 'symbol') return undefined;
  if (token.source === '[') return parseBrackets(tokens);
  if (tokens.take('?')) return { type: 'optional' };
  if (!tokens.take('.')) return undefined;
  const { type } = tokens.peek();
  if (type === 'text' || type === 'textStart') return { type: 'index', index: textIndex(tokens) };
  return parseBrackets(tokens);
}

function parseBrackets(tokens: Tokens): Suffix {
  tokens.expect('[');
  if (tokens.take(']')) return { type: 'iterate' };
  const at = tokens.peek().start;
  const index = parseIndex(tokens, at);
  tokens.expect(']');
  return { type: 'index', index };
}

function parseIndex(tokens: Tokens, at: number): Index {
  if (tokens.take(':')) return { type: 'slice', start: undefined, end: parseQuery(tokens) };
  const query = parseQuery(tokens);
  if (!tokens.take(':')) return { type: 'at', query, at, end: tokens.peek().start };
  const open = is(tokens.peek(), ']');
  return { type: 'slice', start: query, end: open ? undefined : parseQuery(tokens) };
}

function parseArray(tokens: Tokens): Head {
  tokens.next();
  if (tokens.take(']')) return { type: 'array', query: undefined };
  const query = parseQuery(tokens);
  tokens.expect(']');
  return { type: 'array', query };
}

function parseObject(tokens: Tokens): Head {
  tokens.next();
  const members: Member[] = [];
  while (!tokens.take('}')) {
    const key = parseKey(tokens);
    const bare = key.type !== 'query' && !is(tokens.peek(), ':');
    if (!bare) tokens.expect(':');
    members.push({ key, value: bare ? undefined : parseMemberValue(tokens) });
    if (tokens.take(',')) continue;
    tokens.expect('}');
    break;
  }
  return { type: 'object', members };
}

/** Expressions joined by pipes: a comma would end the member. */
function parseMemberValue(tokens: Tokens): Query {
  return tokens.nested((): Query => {
    const left = parseExpression(tokens);
    if (!tokens.take('|')) return left;
    return { definitions: [], body: { type: 'pipe', left, right: parseMemberValue(tokens) } };
  });
}

function parseKeyword(tokens: Tokens): Head {
  const { source } = tokens.peek();
  switch (source) {
    case 'null':
    case 'true':
    case 'false':
      tokens.next();
      return { type: source };
    case 'if':
      return parseIf(tokens);
    case 'try':
      return parseTry(tokens);
    case 'reduce':
    case 'foreach':
      return parseFold(tokens, source);
    case 'break': {
      const { start: at } = tokens.next();
      return { type: 'break', name: tokens.expectType('variable').source, at };
    }
    default:
      return tokens.stop();
  }
}

function parseIf(tokens: Tokens): Head {
  const branches: Branch[] = [];
  do {
    tokens.next();
    const condition = parseQuery(tokens);
    tokens.expect('then');
    branches.push({ condition, then: parseQuery(tokens) });
  } while (is(tokens.peek(), 'elif'));
  const otherwise = tokens.take('else') ? parseQuery(tokens) : undefined;
  tokens.expect('end');
  return { type: 'if', branches, otherwise };
}

/** `try` and `catch` take one term each, with its suffixes. */
function parseTry(tokens: Tokens): Head {
  tokens.next();
  const single = (): Query => ({ definitions: [], body: { type: 'term', term: parseTerm(tokens) } });
  const body = single();
  return { type: 'try', body, handler: tokens.take('catch') ? single() : undefined };
}

function parseFold(tokens: Tokens, type: 'reduce' | 'foreach'): Head {
  tokens.next();
  const source = parseExpression(tokens);
  tokens.expect('as');
  const pattern = parsePattern(tokens);
  tokens.expect('(');
  const start = parseQuery(tokens);
  tokens.expect(';');
  const update = parseQuery(tokens);
  const extract = type === 'foreach' && tokens.take(';') ? parseQuery(tokens) : undefined;
  tokens.expect(')');
  const fold = { source, pattern, start, update };
  return type === 'reduce' ? { type, ...fold } : { type, ...fold, extract };
}
