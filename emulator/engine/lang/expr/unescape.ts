const SHORT: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
  '?': '?',
};

/** The text between a string's quotes with its escapes resolved; undefined for an escape that does not exist. */
export function unescapeString(inner: string): string | undefined {
  const bad: string[] = [];
  const text = inner
    .replace(/\r\n?/g, '\n')
    .replace(
      /\\(?:[xX](..)|u(.{4})|U(.{8})|([0-3][0-7]{2})|([\s\S]?))/g,
      (...groups: (string | undefined)[]) => {
        const [, two, four, eight, octal, char] = groups;
        const hex = two ?? four ?? eight;
        const code =
          hex === undefined ? parseInt(octal ?? 'x', 8) : /^[0-9a-fA-F]+$/.test(hex) ? parseInt(hex, 16) : -1;
        const short = hex === undefined && octal === undefined ? SHORT[char ?? ''] : undefined;
        if (short !== undefined) return short;
        if (Number.isNaN(code) || code < 0 || code > 0x10ffff) {
          bad.push(groups[0] ?? '');
          return '';
        }
        return code >= 0xd800 && code < 0xe000 ? '\ufffd' : String.fromCodePoint(code);
      },
    );
  return bad.length > 0 ? undefined : text;
}
