/** A version as Masterminds/semver 3 reads it. */
export interface Version {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly prerelease: string;
  readonly metadata: string;
  /** The text that was read. */
  readonly original: string;
}

const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const VERSION = new RegExp(
  `^v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?(?:-(${IDENTIFIERS}))?(?:\\+(${IDENTIFIERS}))?$`,
);
const MAX = (1n << 64n) - 1n;

/** `semver.NewVersion`, with its error texts. */
export function parseVersion(text: string): { readonly version: Version } | { readonly error: string } {
  const match = VERSION.exec(text);
  if (!match) return { error: 'invalid semantic version' };
  const [, major = '0', minor = '0', patch = '0', prerelease = '', metadata = ''] = match;
  for (const digits of [major, minor, patch]) {
    if (BigInt(digits) > MAX) {
      return {
        error: `error parsing version segment: strconv.ParseUint: parsing "${digits}": value out of range`,
      };
    }
  }
  if (prerelease.split('.').some((part) => /^0[0-9]+$/.test(part)))
    return { error: 'version segment starts with 0' };
  const numbers = { major: BigInt(major), minor: BigInt(minor), patch: BigInt(patch) };
  return { version: { ...numbers, prerelease, metadata, original: text } };
}

export function versionText({ major, minor, patch, prerelease, metadata }: Version): string {
  const tail = (prerelease === '' ? '' : `-${prerelease}`) + (metadata === '' ? '' : `+${metadata}`);
  return `${major}.${minor}.${patch}${tail}`;
}

/** -1, 0 or 1; metadata does not count. */
export function compareVersions(a: Version, b: Version): number {
  for (const part of ['major', 'minor', 'patch'] as const) {
    if (a[part] !== b[part]) return a[part] < b[part] ? -1 : 1;
  }
  return comparePrereleases(a.prerelease, b.prerelease);
}

function comparePrereleases(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '') return 1;
  if (b === '') return -1;
  const [left, right] = [a.split('.'), b.split('.')];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = comparePart(left[i] ?? '', right[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers rank below texts, nothing below anything. */
function comparePart(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '') return -1;
  if (b === '') return 1;
  const [x, y] = [/^[0-9]+$/.test(a), /^[0-9]+$/.test(b)];
  if (x && y) return BigInt(a) > BigInt(b) ? 1 : -1;
  if (x !== y) return x ? -1 : 1;
  return a > b ? 1 : -1;
}

/** The next major, minor or patch version; a prerelease's next patch version is its release. */
export function increment(version: Version, part: 'IncMajor' | 'IncMinor' | 'IncPatch'): Version {
  const { major, minor, patch, prerelease, original } = version;
  const bare = { prerelease: '', metadata: '' };
  const next =
    part === 'IncMajor'
      ? { major: major + 1n, minor: 0n, patch: 0n, ...bare }
      : part === 'IncMinor'
        ? { major, minor: minor + 1n, patch: 0n, ...bare }
        : { major, minor, patch: prerelease === '' ? patch + 1n : patch, ...bare };
  return {
    ...next,
    original: (original.startsWith('v') ? 'v' : '') + versionText({ ...next, original: '' }),
  };
}
