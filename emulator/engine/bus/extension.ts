import type { Scalar } from './jsonIterator.ts';

export type SpecVersion = '1.0' | '0.3';

const ATTRIBUTES: Readonly<Record<SpecVersion, ReadonlySet<string>>> = {
  '1.0': new Set(['id', 'source', 'type', 'datacontenttype', 'subject', 'time', 'specversion', 'dataschema']),
  '0.3': new Set([
    ...['type', 'source', 'subject', 'id', 'time', 'schemaurl'],
    ...['datacontenttype', 'datacontentencoding'],
  ]),
};
const MAX_INT32 = 2 ** 31 - 1;
const MIN_INT32 = -(2 ** 31);

/** Why a field cannot be an extension of a CloudEvent; undefined if it can. Null removes it. */
export function extensionProblem(version: SpecVersion, name: string, value: Scalar): string | undefined {
  if (version === '1.0' && !/^[A-Za-z0-9]+$/.test(name))
    return `bad key, CloudEvents attribute names MUST consist of lower-case letters ('a' to 'z'), upper-case letters ('A' to 'Z') or digits ('0' to '9') from the ASCII character set`;
  if (ATTRIBUTES[version].has(name.toLowerCase()))
    return `bad key "${name}": CloudEvents spec attribute MUST NOT be overwritten by extension`;
  if (value === 'compound') return `invalid CloudEvents value: the extension ${name} is an object or a list`;
  if (typeof value === 'number' && (value > MAX_INT32 || value < MIN_INT32))
    return `cannot convert ${value} to int32: out of range`;
  return undefined;
}
