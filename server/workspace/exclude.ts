import { isAbsolute, relative, sep } from 'node:path';
import { Minimatch } from 'minimatch';

/**
 * Whether a path in a folder fits one of an editor's patterns of what it does not show, such as `{dist,out}`: they are tied to the folder, and take
 * in all below what they fit.
 */
export function excluder(folder: string, patterns: readonly string[]): (path: string) => boolean {
  const all = patterns.map((pattern) => new Minimatch(pattern, { dot: true }));
  return (path) => {
    const inside = relative(folder, path);
    if (all.length === 0 || inside.startsWith('..') || isAbsolute(inside)) return false;
    const names = inside.split(sep);
    return names.some((_, index) => {
      const above = names.slice(0, index + 1).join('/');
      return all.some((pattern) => pattern.match(above));
    });
  };
}
