const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** gjson's `Valid`: whether a text is exactly one JSON value. Depth is not limited. */
export function valid(json: string): boolean {
  const open: ('{' | '[')[] = [];
  let i = skipBlanks(json, 0);
  for (;;) {
    const char = json.charAt(i);
    if (char === '{' || char === '[') {
      i = skipBlanks(json, i + 1);
      const closed = json.charAt(i) === (char === '{' ? '}' : ']');
      if (!closed) {
        open.push(char);
        if (char === '{') i = keyEnd(json, i);
        if (i === -1) return false;
        continue;
      }
      i++;
    } else {
      i = scalarEnd(json, i);
      if (i === -1) return false;
    }
    i = skipBlanks(json, i);
    while (open.length > 0 && json.charAt(i) === (open.at(-1) === '{' ? '}' : ']')) {
      open.pop();
      i = skipBlanks(json, i + 1);
    }
    if (open.length === 0) return i === json.length;
    if (json.charAt(i) !== ',') return false;
    i = skipBlanks(json, i + 1);
    if (open.at(-1) === '{') i = keyEnd(json, i);
    if (i === -1) return false;
  }
}

function skipBlanks(json: string, i: number): number {
  for (;;) {
    const code = json.charCodeAt(i);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return i;
    i++;
  }
}

/** Where the value of the member whose key starts at `i` begins, or -1. */
function keyEnd(json: string, i: number): number {
  if (json.charAt(i) !== '"') return -1;
  const end = stringEnd(json, i);
  if (end === -1) return -1;
  const colon = skipBlanks(json, end);
  return json.charAt(colon) === ':' ? skipBlanks(json, colon + 1) : -1;
}

function scalarEnd(json: string, i: number): number {
  const char = json.charAt(i);
  if (char === '"') return stringEnd(json, i);
  return matchEnd(char === '-' || (char >= '0' && char <= '9') ? NUMBER : WORD, json, i);
}

function stringEnd(json: string, start: number): number {
  let i = start + 1;
  while (i < json.length) {
    const code = json.charCodeAt(i);
    if (code === 0x22) return i + 1;
    if (code < 0x20) return -1;
    if (code === 0x5c) {
      i = matchEnd(ESCAPE, json, i);
      if (i === -1) return -1;
    } else i++;
  }
  return -1;
}

function matchEnd(pattern: RegExp, json: string, i: number): number {
  pattern.lastIndex = i;
  return pattern.test(json) ? pattern.lastIndex : -1;
}
