import { parseArgs } from 'node:util';
import { CannotRun } from './io.ts';

export const OUTPUTS = ['text', 'json', 'sarif', 'github'] as const;
export type Output = (typeof OUTPUTS)[number];

const BARS = ['error', 'warning'] as const;

export interface LintOptions {
  /** Files and folders; `-` is standard input. */
  readonly paths: readonly string[];
  readonly output: Output;
  /** The least severity that makes the command fail. */
  readonly failOn: (typeof BARS)[number];
  /** File of known findings, which are neither shown nor counted. */
  readonly baseline: string | undefined;
  /** Write the findings into the baseline instead of reading it. */
  readonly writeBaseline: boolean;
  readonly cache: boolean;
}

/** Reads the arguments behind `lint`. Throws `CannotRun` for what is no argument of it. */
export function readOptions(args: readonly string[]): LintOptions {
  const { values, positionals } = parse(args);
  if (values['write-baseline'] && values.baseline === undefined)
    throw new CannotRun('--write-baseline needs --baseline FILE.');
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    output: oneOf(OUTPUTS, '--output', values.output),
    failOn: oneOf(BARS, '--fail-on', values['fail-on']),
    baseline: values.baseline,
    writeBaseline: values['write-baseline'],
    cache: values.cache,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        output: { type: 'string', short: 'o', default: 'text' },
        'fail-on': { type: 'string', default: 'error' },
        baseline: { type: 'string' },
        'write-baseline': { type: 'boolean', default: false },
        cache: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CannotRun(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<T extends string>(known: readonly T[], name: string, value: string): T {
  const found = known.find((candidate) => candidate === value);
  if (found === undefined) throw new CannotRun(`${name} takes ${known.join(', ')}, not "${value}".`);
  return found;
}
