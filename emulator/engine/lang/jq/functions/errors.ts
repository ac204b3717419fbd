import { goQuote } from '../../goQuote.ts';
import { failure, halted, notApplicable, thrown } from '../failure.ts';
import type { Family } from '../native.ts';
import { toInt } from '../number.ts';

/** Builtins that end the program or go to the next `catch`. */
export const ERRORS: Family = {
  'error/0': (input) => thrown(input),
  'error/1': (_input, value) => thrown(value),
  'halt/0': () => halted(),
  'halt_error/0': () => halted(),
  'halt_error/1': (_input, code) =>
    toInt(code) === undefined ? notApplicable('halt_error', code) : halted(),
  'modulemeta/0': (input) =>
    typeof input === 'string'
      ? failure(`cannot load module: ${goQuote(input)}`)
      : notApplicable('modulemeta', input),
};
