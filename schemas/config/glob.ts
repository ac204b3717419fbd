/**
 * A pattern as in `.gitignore`: `*` and `?` within a name, `**` across folders, a slash inside or in front ties it to the folder of the
 * configuration, without one it fits at any depth, and it takes in everything below what it fits.
 */
export function globToRegExp(pattern: string): RegExp {
  const trimmed = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
  const anchored = pattern.replace(/\/$/, '').includes('/');
  const body = trimmed.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (token) => {
    if (token === '**/') return '(?:.*/)?';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    return token === '?' ? '[^/]' : `\\${token}`;
  });
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${body}(?:/.*)?$`);
}
