import type { ProgramError } from '../syntaxError.ts';

/** Ends the compilation; `compileJq` turns it into a value. */
export class NameStop extends Error {
  readonly reason: ProgramError;

  constructor(error: string, offset: number) {
    super(error);
    this.reason = { error, offset, phase: 'names' };
  }
}
