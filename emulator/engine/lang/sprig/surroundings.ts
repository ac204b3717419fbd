import type { Family } from './define.ts';
import { define, defineMust, text } from './define.ts';

/** sprig's functions on what surrounds the process: there is no environment and no network here. */
export const SURROUNDINGS: Family = {
  env: define(['string'], () => ''),
  expandenv: define(['string'], ([source]) => withoutVariables(text(source))),
  getHostByName: define(['string'], () => '0.0.0.0'),
  fail: defineMust(['string'], ([message]) => ({ error: text(message) })),
};

/** Go's `os.Expand` where no variable is set; a `$` that nothing fits stays, one that is broken goes. */
function withoutVariables(source: string): string {
  return source.replace(
    /\$(?:\{([^}]*)\}|\{|[*#$@!?\-0-9]|[A-Za-z_][A-Za-z0-9_]*)/g,
    (found: string, inner?: string) => {
      if (inner === undefined || /^(?:[*#$@!?\-0-9]|[A-Za-z0-9_]+)$/.test(inner)) return '';
      return found === '${}' ? '' : found.slice(brokenLength(inner));
    },
  );
}

/** `${` with a name that is none goes; what follows stays. */
function brokenLength(inner: string): number {
  return inner === '' ? 3 : 2;
}
