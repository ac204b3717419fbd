import { decodeProblems } from './decoded.ts';
import { otherNames } from './other-names.ts';
import type { Rule } from './rule.ts';

/** A field that Go drops in silence: an error where it is known what was meant. Fix: rename it to a field that looks alike. */
export const unknownField: Rule = {
  code: 'unknown-field',
  severity: 'error',
  reads: 'document',
  check: (input) =>
    decodeProblems(input, 'unknown-field').map(
      ({ problem: { message, path, span, suggestions, meant } }) => ({
        message,
        span,
        severity: meant ? 'error' : 'warning',
        fixes: otherNames(suggestions, span, 'Rename to'),
        ...(suggestions[0] !== undefined && { mayBe: [...path.slice(0, -1), suggestions[0]] }),
      }),
    ),
};
