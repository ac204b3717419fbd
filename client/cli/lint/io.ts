/** What a command touches of the outside, so that tests can stand in for it. */
export interface LintIo {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly stdin: AsyncIterable<Buffer | string>;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** Standard output is a terminal that shows colours. */
  readonly isTTY: boolean;
}

/** Why a command could not run; its message is for people. */
export class CannotRun extends Error {}
