/**
 * A pattern of gobwas/glob without separators, by which NATS Streaming sensors pick events: `*` and `**` are any text, `?` any character,
 * `[a-z]` and `[!a-z]` one of a set, `{a,b}` one of several patterns; a backslash makes the next character plain.
 * @returns undefined for a pattern that is none
 */
export function compileGlob(pattern: string): ((text: string) => boolean) | undefined {
  const source = toRegExp(Array.from(pattern));
  if (source === undefined) return undefined;
  try {
    const matcher = new RegExp(`^(?:${source})$`, 'su');
    return (text) => matcher.test(text);
  } catch {
    return undefined;
  }
}

function toRegExp(characters: readonly string[]): string | undefined {
  let source = '';
  let depth = 0;
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? '';
    if (character === '\\') source += plain(characters[++index] ?? '\\');
    else if (character === '*') source += '.*';
    else if (character === '?') source += '.';
    else if (character === '{') {
      depth++;
      source += '(?:';
    } else if (character === '}' && depth > 0) {
      depth--;
      source += ')';
    } else if (character === ',' && depth > 0) source += '|';
    else if (character === '[') {
      const end = characters.indexOf(']', index + 2);
      if (end < 0) return undefined;
      source += set(characters.slice(index + 1, end));
      index = end;
    } else source += plain(character);
  }
  return depth === 0 ? source : undefined;
}

function set(members: readonly string[]): string {
  const negated = members[0] === '!';
  const body = (negated ? members.slice(1) : members).map((member) => (member === '-' ? '-' : plain(member)));
  return `[${negated ? '^' : ''}${body.join('')}]`;
}

function plain(character: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character;
}
