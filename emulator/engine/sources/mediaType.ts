const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]*/;

/** The media type of a `Content-Type` as Go's `mime.ParseMediaType` reads it, with its error texts. */
export function parseMediaType(header: string): { readonly type: string } | { readonly error: string } {
  const base = header.split(';')[0] ?? '';
  const type = base.toLowerCase().trim();
  const error = errorIn(type) ?? errorInParameters(header.slice(base.length));
  return error === undefined ? { type } : { error };
}

function errorIn(type: string): string | undefined {
  const rest = type.slice(tokenIn(type).length);
  if (rest === type) return 'mime: no media type';
  if (rest === '') return undefined;
  if (!rest.startsWith('/')) return 'mime: expected slash after first token';
  const subtype = tokenIn(rest.slice(1));
  if (subtype === '') return 'mime: expected token after slash';
  return rest.length > subtype.length + 1 ? 'mime: unexpected content after media subtype' : undefined;
}

function errorInParameters(text: string): string | undefined {
  const known = new Map<string, string>();
  for (let rest = text.trimStart(); rest !== ''; rest = rest.trimStart()) {
    const found = PARAMETER.exec(rest);
    if (!found) return rest.trim() === ';' ? undefined : 'mime: invalid media parameter';
    const [all, key = '', value = ''] = found;
    const before = known.get(key.toLowerCase());
    if (before !== undefined && before !== value) return 'mime: duplicate parameter name';
    known.set(key.toLowerCase(), value);
    rest = rest.slice(all.length);
  }
  return undefined;
}

const PARAMETER =
  /^;\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*=\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+|"(?:[^"\\\r\n]|\\[^\r\n])*")/;

function tokenIn(text: string): string {
  return TOKEN.exec(text)?.[0] ?? '';
}
