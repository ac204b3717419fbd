import type { Diagnostic } from 'vscode-languageserver';

/** Long enough to take the keystrokes of one paste together, short enough not to be seen. Milliseconds. */
const DELAY = 10;

export interface Publisher {
  /** Checks the file soon; asked again before, it waits anew. */
  schedule(uri: string): void;
  /** Checks the file now. */
  now(uri: string): void;
  /** Withdraws what was said about the file. */
  forget(uri: string): void;
}

/** Sends diagnostics of a file a moment after its last change. */
export function createPublisher(
  diagnose: (uri: string) => Diagnostic[],
  send: (uri: string, diagnostics: Diagnostic[]) => void,
): Publisher {
  const timers = new Map<string, NodeJS.Timeout>();
  const now = (uri: string): void => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
    send(uri, diagnose(uri));
  };
  return {
    now,
    schedule(uri) {
      clearTimeout(timers.get(uri));
      timers.set(
        uri,
        setTimeout(() => {
          now(uri);
        }, DELAY),
      );
    },
    forget(uri) {
      clearTimeout(timers.get(uri));
      timers.delete(uri);
      send(uri, []);
    },
  };
}
