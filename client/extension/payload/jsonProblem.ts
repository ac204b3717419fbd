export interface JsonProblem {
  readonly message: string;
  /** UTF-16 offset of what is wrong. */
  readonly offset: number;
}

const SPACE = /[ \t\r\n]*/y;
const TOKEN =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;

/** What is wrong with a text as JSON, and where; undefined when nothing is. */
export function jsonProblem(text: string): JsonProblem | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return scan(text);
  }
}

interface Token {
  readonly text: string;
  readonly offset: number;
}

function scan(text: string): JsonProblem {
  let position = 0;
  const open: ('{' | '[')[] = [];
  const peek = (): Token => {
    SPACE.lastIndex = position;
    const offset = position + (SPACE.exec(text)?.[0].length ?? 0);
    TOKEN.lastIndex = offset;
    return { text: TOKEN.exec(text)?.[0] ?? '', offset };
  };
  let expected: readonly Expected[] = ['value'];
  for (;;) {
    const token = peek();
    const kind = expected.find((one) => fits(one, token.text, open.at(-1)));
    if (!kind) return { message: complaint(expected, token, text, open), offset: token.offset };
    if (kind === 'end') return { message: 'This is not JSON', offset: token.offset };
    position = token.offset + token.text.length;
    expected = next(kind, token.text, open);
  }
}

type Expected = 'value' | 'key' | 'colon' | 'comma' | 'close' | 'end';

function fits(expected: Expected, token: string, inside: '{' | '[' | undefined): boolean {
  if (expected === 'end') return token === '' && inside === undefined;
  if (token === '') return false;
  if (expected === 'value') return !/^[}\],:]/.test(token);
  if (expected === 'key') return token.startsWith('"');
  if (expected === 'colon') return token === ':';
  if (expected === 'comma') return token === ',';
  return token === (inside === '{' ? '}' : ']');
}

function next(kind: Expected, token: string, open: ('{' | '[')[]): readonly Expected[] {
  if (kind === 'key') return ['colon'];
  if (kind === 'colon') return ['value'];
  if (kind === 'comma') return open.at(-1) === '{' ? ['key'] : ['value'];
  if (kind === 'close') open.pop();
  else if (token === '{') return (open.push('{'), ['key', 'close']);
  else if (token === '[') return (open.push('['), ['value', 'close']);
  return open.length === 0 ? ['end'] : ['comma', 'close'];
}

function complaint(
  expected: readonly Expected[],
  token: Token,
  text: string,
  open: readonly ('{' | '[')[],
): string {
  const closing = open.at(-1) === '{' ? '`}`' : '`]`';
  const words: Readonly<Record<Expected, string>> = {
    value: 'a value',
    key: 'a field name in double quotes',
    colon: '`:`',
    comma: '`,`',
    close: closing,
    end: 'nothing more',
  };
  const wanted = expected.map((one) => words[one]).join(' or ');
  const found =
    token.text ||
    text
      .slice(token.offset)
      .split(/[\s,:[\]{}]/)[0]
      ?.slice(0, 20) ||
    text[token.offset];
  return found === undefined
    ? `The payload ends too early: ${wanted} is missing`
    : `Expected ${wanted}, found ${found}`;
}
