import { decodeProblems } from './decoded.ts';
import { otherNames } from './other-names.ts';
import type { Rule } from './rule.ts';

/** A field that Go drops in silence. Fix: rename it to a field that looks alike. */
export const unknownField: Rule = {
  code: 'unknown-field',
  severity: 'error',
  reads: 'document',
  check: (input) =>
    decodeProblems(input, 'unknown-field').map(({ problem: { message, span, suggestions } }) => ({
      message,
      span,
      fixes: otherNames(suggestions, span, 'Rename to'),
    })),
};
