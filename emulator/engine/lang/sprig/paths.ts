import type { Family } from './define.ts';
import { define, text } from './define.ts';

const base = define(['string'], ([path]) => baseOf(text(path)));
const dir = define(['string'], ([path]) => clean(text(path).slice(0, text(path).lastIndexOf('/') + 1)));
const cleaned = define(['string'], ([path]) => clean(text(path)));
const ext = define(['string'], ([path]) => /\.[^./]*$/.exec(text(path))?.[0] ?? '');
const isAbs = define(['string'], ([path]) => text(path).startsWith('/'));

/** sprig's functions on paths, as on Linux. */
export const PATHS: Family = {
  base,
  dir,
  clean: cleaned,
  ext,
  isAbs,
  osBase: base,
  osDir: dir,
  osClean: cleaned,
  osExt: ext,
  osIsAbs: isAbs,
};

function baseOf(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** The shortest path that means the same. */
function clean(path: string): string {
  const root = path.startsWith('/') ? '/' : '';
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (root === '') parts.push('..');
  }
  return root + parts.join('/') || '.';
}
