/** What a command touches of the outside, so that tests can stand in for it. */
export interface LintIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** All of standard input as text. */
  readonly readStdin: () => Promise<string>;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** Standard output is a terminal that takes colours. */
  readonly colours: boolean;
}

/** Why a command could not run; its message is for people. */
export class CannotRun extends Error {}
