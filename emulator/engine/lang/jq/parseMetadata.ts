import type { Tokens } from './tokens.ts';

/** Reads the constant object behind `module` and `import`; nothing of it counts. */
export function skipMetadata(tokens: Tokens): void {
  tokens.expect('{');
  if (tokens.take('}')) return;
  for (;;) {
    tokens.expectType('word', 'keyword', 'text');
    tokens.expect(':');
    skipConstant(tokens);
    if (!tokens.take(',')) break;
    if (tokens.take('}')) return;
  }
  tokens.expect('}');
}

function skipConstant(tokens: Tokens): void {
  tokens.nested(() => {
    const { type, source } = tokens.peek();
    if (source === '{' && type === 'symbol') skipMetadata(tokens);
    else if (source === '[' && type === 'symbol') skipList(tokens);
    else if (type === 'number' || type === 'text' || ['null', 'true', 'false'].includes(source))
      tokens.next();
    else tokens.stop();
  });
}

function skipList(tokens: Tokens): void {
  tokens.expect('[');
  if (tokens.take(']')) return;
  do skipConstant(tokens);
  while (tokens.take(','));
  tokens.expect(']');
}
