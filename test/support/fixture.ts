import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A manifest with marks: where the cursor stands (`<|>`) and what is wanted (`# want …`). */
export interface Fixture {
  readonly name: string;
  /** The file in which the cursor stands, else the first one. */
  readonly main: string;
  /** Texts without marks, by file name. */
  readonly files: Readonly<Record<string, string>>;
  readonly cursor: { readonly line: number; readonly character: number } | undefined;
  /** What stands behind `# want KEY: `, by key. */
  readonly wants: Readonly<Record<string, string>>;
  /** Zero-based lines of `# want CODE` by file, one entry `LINE CODE` for each code. */
  readonly findings: readonly string[];
  /** The line marked `# want target`, as `FILE:LINE`. */
  readonly target: string | undefined;
}

const CURSOR = '<|>';

/**
 * Reads the fixtures of a folder. A line `# file NAME` starts another file of the same workspace; a line `# want KEY: VALUE` says what
 * is wanted; a trailing `# want CODE[, CODE]` names the findings of its line.
 */
export function readFixtures(folder: URL): Fixture[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parseFixture(name, readFileSync(join(folder.pathname, name), 'utf8')));
}

function parseFixture(name: string, source: string): Fixture {
  const files: Record<string, string[]> = {};
  const wants: Record<string, string> = {};
  const findings: string[] = [];
  let file = 'main.yaml';
  let main = file;
  let cursor: Fixture['cursor'];
  let target: string | undefined;
  for (const source_ of source.split('\n')) {
    const start = /^# file (\S+)$/.exec(source_);
    const want = /^# want ([a-z ]+): (.*)$/.exec(source_);
    if (start) file = start[1] ?? file;
    if (want) wants[want[1] ?? ''] = want[2] ?? '';
    if (start || want) continue;
    const lines = (files[file] ??= []);
    const trailing = / *# want ([a-z][\w, -]*)$/.exec(source_);
    let line = trailing ? source_.slice(0, trailing.index) : source_;
    if (trailing?.[1] === 'target') target = `${file}:${lines.length}`;
    else if (trailing)
      for (const code of (trailing[1] ?? '').split(/, */)) findings.push(`${lines.length} ${code}`);
    if (line.includes(CURSOR)) {
      cursor = { line: lines.length, character: line.indexOf(CURSOR) };
      main = file;
      line = line.replace(CURSOR, '');
    }
    lines.push(line);
  }
  const texts = Object.fromEntries(Object.entries(files).map(([key, lines]) => [key, lines.join('\n')]));
  return { name, main, files: texts, cursor, wants, findings: findings.sort(), target };
}
