import { createLexer, type Token } from './lexer.ts';

/** Splits a whole program into tokens, up to what cannot be read. */
export function tokenize(source: string): readonly Token[] {
  const lexer = createLexer(source);
  const tokens: Token[] = [];
  /** Of each interpolation that is open, how many brackets are open in it. */
  const open: number[] = [];
  for (;;) {
    const token = lexer.next();
    if (token.type === 'end' || token.type.startsWith('invalid') || token.type === 'unterminated')
      return tokens;
    tokens.push(token);
    if (token.type === 'textQuery') open.push(0);
    else if (token.type === 'symbol' && open.length > 0 && countBrackets(open, token.source))
      lexer.resumeText();
  }
}

/** Whether a symbol ends the innermost interpolation. */
function countBrackets(open: number[], symbol: string): boolean {
  const depth = open.pop() ?? 0;
  if (symbol === ')' && depth === 0) return true;
  open.push(depth + (symbol === '(' ? 1 : symbol === ')' ? -1 : 0));
  return false;
}
