import { goQuote } from '../goQuote.ts';
import type { Version } from './version.ts';
import { compareVersions, parseVersion } from './version.ts';

const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const PARTIAL = `v?([0-9|x|X|\\*]+)(\\.[0-9|x|X|\\*]+)?(\\.[0-9|x|X|\\*]+)?(-${IDENTIFIERS})?(\\+${IDENTIFIERS})?`;
const OPERATORS = '>=|=>|<=|=<|~>|!=|=|>|<|~|\\^|';
const ONE = new RegExp(`^\\s*(${OPERATORS})\\s*(${PARTIAL})\\s*$`);
const PLAIN = PARTIAL.replaceAll(/\((?!\?)/g, '(?:');
const FIND = new RegExp(`(?:${OPERATORS})\\s*(?:${PLAIN})`, 'g');
const VALID = new RegExp(
  `^(?:\\s*(?:${OPERATORS})\\s*(?:${PLAIN})\\s*)(?:(?:\\s+|,\\s*)(?:${OPERATORS})\\s*(?:${PLAIN})\\s*)*$`,
);
const RANGE = new RegExp(`\\s*(${PLAIN})\\s+-\\s+(${PLAIN})\\s*`, 'g');

interface Constraint {
  readonly operator: string;
  readonly version: Version;
  /** What the text leaves open: anything, everything from minor on, only the patch. */
  readonly dirty: boolean;
  readonly minorDirty: boolean;
  readonly patchDirty: boolean;
}

/** `semverCompare`: whether a version fits a constraint such as `^1.2 || >=3`, with Masterminds/semver's error texts. */
export function checkConstraint(constraint: string, version: Version): boolean | { readonly error: string } {
  const parsed = parseConstraint(constraint);
  if ('error' in parsed) return parsed;
  return parsed.alternatives.some((all) => fitsAll(version, all));
}

/** Prereleases only fit where one of the constraints names one. */
function fitsAll(version: Version, all: readonly Constraint[]): boolean {
  const named = all.some((one) => one.version.prerelease !== '');
  return (version.prerelease === '' || named) && all.every((one) => fits(version, one));
}

export function parseConstraint(
  text: string,
): { readonly alternatives: readonly Constraint[][] } | { readonly error: string } {
  const rewritten = text.replace(RANGE, '>= $1, <= $2 ');
  const alternatives: Constraint[][] = [];
  for (const alternative of rewritten.split('||')) {
    if (!VALID.test(alternative)) return { error: `improper constraint: ${goQuote(alternative)}` };
    const all: Constraint[] = [];
    for (const source of alternative.match(FIND) ?? [alternative]) {
      const one = parseOne(source);
      if ('error' in one) return one;
      all.push(one);
    }
    alternatives.push(all);
  }
  return { alternatives };
}

function parseOne(source: string): Constraint | { error: string } {
  const match = ONE.exec(source);
  if (!match) return { error: `improper constraint: ${goQuote(source)}` };
  const [, operator = '', whole = '', major = '', minor = '', patch = '', prerelease = ''] = match;
  const open = [major, minor, patch].map((part) => part === '' || /^\.?[xX*]$/.test(part));
  const dirty = open.includes(true);
  const text = open[0]
    ? `0.0.0${prerelease}`
    : open[1]
      ? `${major}.0.0${prerelease}`
      : open[2]
        ? `${major}${minor}.0${prerelease}`
        : whole;
  const parsed = parseVersion(text);
  if ('error' in parsed) return { error: 'constraint parser error' };
  const minorDirty = !open[0] && open[1] === true;
  return {
    operator,
    version: parsed.version,
    dirty,
    minorDirty,
    patchDirty: !open[0] && !open[1] && open[2] === true,
  };
}

function fits(v: Version, c: Constraint): boolean {
  if (c.operator === '!=') return differs(v, c);
  const order = compareVersions(v, c.version);
  switch (c.operator) {
    case '>':
      return greater(v, c, order);
    case '<':
      return order < 0;
    case '>=':
    case '=>':
      return order >= 0;
    case '<=':
    case '=<':
      return lessOrEqual(v, c, order);
    case '~':
    case '~>':
      return tilde(v, c, order);
    case '^':
      return caret(v, c, order);
    default:
      return c.dirty ? tilde(v, c, order) : order === 0;
  }
}

function differs(v: Version, c: Constraint): boolean {
  const { version, dirty, minorDirty, patchDirty } = c;
  if (!dirty) return compareVersions(v, version) !== 0;
  if (v.major !== version.major) return true;
  if (minorDirty) return false;
  if (v.minor !== version.minor) return true;
  if (patchDirty) return v.prerelease !== version.prerelease;
  return v.patch !== version.patch || compareVersions(v, version) !== 0;
}

function greater(v: Version, { version, dirty, minorDirty, patchDirty }: Constraint, order: number): boolean {
  if (!dirty) return order > 0;
  if (v.major !== version.major) return v.major > version.major;
  if (minorDirty) return false;
  return patchDirty ? v.minor > version.minor : order > 0;
}

function lessOrEqual(v: Version, { version, dirty, minorDirty }: Constraint, order: number): boolean {
  if (!dirty) return order <= 0;
  if (v.major > version.major) return false;
  return !(v.major === version.major && v.minor > version.minor && !minorDirty);
}

function tilde(v: Version, { version, minorDirty, patchDirty }: Constraint, order: number): boolean {
  if (order < 0) return false;
  const zero = version.major === 0n && version.minor === 0n && version.patch === 0n;
  if (zero && !minorDirty && !patchDirty) return true;
  return v.major === version.major && (v.minor === version.minor || minorDirty);
}

function caret(v: Version, { version, minorDirty, patchDirty }: Constraint, order: number): boolean {
  if (order < 0) return false;
  if (v.major !== version.major) return false;
  if (version.major > 0n || minorDirty) return true;
  if (v.minor !== version.minor) return false;
  return version.minor > 0n || patchDirty || v.patch === version.patch;
}
