import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** What the `.gitignore` of a folder says, and what those above it say. */
export interface GitRules {
  readonly folder: string;
  readonly rules: Ignore;
  readonly above: GitRules | undefined;
}

/** The rules that hold in a folder, given those of the folders above. */
export async function rulesIn(folder: string, above: GitRules | undefined): Promise<GitRules | undefined> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => undefined);
  return text === undefined ? above : { folder, rules: ignore().add(text), above };
}

/** The rules that hold in a folder that somebody asked for, by the folders above it up to its repository; none where git leaves out the folder itself. */
export async function rulesAbove(folder: string): Promise<GitRules | undefined> {
  let rules: GitRules | undefined;
  for (const parent of await parentsInRepository(folder)) rules = await rulesIn(parent, rules);
  return isLeftOut(folder, true, rules) ? undefined : rules;
}

/** Whether git leaves out what lies in a folder that it does not leave out itself; the nearest rules that say anything decide. */
export function isLeftOut(path: string, isFolder: boolean, rules: GitRules | undefined): boolean {
  for (let at = rules; at; at = at.above) {
    const name = relative(at.folder, path).split(sep).join('/');
    const { ignored, unignored } = at.rules.test(isFolder ? `${name}/` : name);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** Whether git leaves out a file below a folder that somebody asked for, or a folder between the two. */
export type IsGitIgnored = (path: string, root: string) => Promise<boolean>;

/** A folder, by what lies in it: left out altogether, or as rules say. */
type Inside = 'left out' | { readonly rules: GitRules | undefined };

/** For a number of files at a time: reads the rules of each folder once. */
export function gitIgnored(): IsGitIgnored {
  const known = new Map<string, Promise<Inside>>();
  const inside = (folder: string, root: string): Promise<Inside> => {
    const key = [folder, root].join('\n');
    const found = known.get(key) ?? read(folder, root);
    known.set(key, found);
    return found;
  };
  async function read(folder: string, root: string): Promise<Inside> {
    if (folder === root) return { rules: await rulesIn(root, await rulesAbove(root)) };
    const around = await inside(dirname(folder), root);
    if (around === 'left out' || isLeftOut(folder, true, around.rules)) return 'left out';
    return { rules: await rulesIn(folder, around.rules) };
  }
  return async (path, root) => {
    const around = await inside(dirname(path), root);
    return around === 'left out' || isLeftOut(path, false, around.rules);
  };
}

/** The folders around a path, outermost first, from the one that holds `.git`; empty where none does. */
async function parentsInRepository(path: string): Promise<string[]> {
  const parents: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    parents.unshift(folder);
    if (await exists(join(folder, '.git'))) return parents;
    if (dirname(folder) === folder) return [];
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
