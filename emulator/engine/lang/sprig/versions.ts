import { checkConstraint, parseConstraint } from '../semver/constraint.ts';
import { parseVersion } from '../semver/version.ts';
import type { Family } from './define.ts';
import { defineMust, text } from './define.ts';

/** sprig's functions on versions. */
export const VERSIONS: Family = {
  semver: defineMust(['string'], ([source]) => {
    const parsed = parseVersion(text(source));
    return 'error' in parsed ? parsed : { value: { type: 'version', version: parsed.version } };
  }),
  semverCompare: defineMust(['string', 'string'], ([constraint, source]) => {
    const valid = parseConstraint(text(constraint));
    if ('error' in valid) return valid;
    const parsed = parseVersion(text(source));
    if ('error' in parsed) return parsed;
    const fits = checkConstraint(text(constraint), parsed.version);
    return typeof fits === 'boolean' ? { value: fits } : fits;
  }),
};
