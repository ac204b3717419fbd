import type { LintFinding } from './finding.ts';

/** What an output format is given. */
export interface Report {
  readonly findings: readonly LintFinding[];
  /** How many files were checked. */
  readonly files: number;
  /** The text of a line of a file, counted from 1. */
  readonly lineOf: (file: string, line: number) => string;
  readonly colours: boolean;
}
