/** What a command may touch of the process. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** All of standard input as text. */
  readonly readStdin: () => Promise<string>;
  /** The lines of standard input as they come, until the command is stopped. */
  readonly lines: () => AsyncIterable<string>;
  readonly cwd: string;
  /** What the user typed to get here, to be typed again. */
  readonly command: string;
  /** Standard output is a terminal that takes colours. */
  readonly colours: boolean;
  /** Ends when the user asks the command to stop. */
  readonly stopped: AbortSignal;
}

/** Exit codes that all commands share. */
export const EXIT = { ok: 0, no: 1, broken: 2 } as const;

/** Ends when the user asks the command to stop, at once if that was before. */
export function whenStopped({ stopped }: Io): Promise<void> {
  return new Promise((done) => {
    if (stopped.aborted) done();
    stopped.addEventListener('abort', () => {
      done();
    });
  });
}
