import type { GoTime } from '../time/goTime.ts';
import type { Version } from '../semver/version.ts';

/** A whole number of one of Go's integer types. */
export interface GoInt {
  readonly type: 'int' | 'int64' | 'int32' | 'uint8' | 'uint64' | 'time.Duration';
  readonly value: bigint;
}

export interface GoComplex {
  readonly type: 'complex128';
  readonly re: number;
  readonly im: number;
}

/** A slice; `nil` ones print like empty ones but are `null` in JSON. */
export interface GoList {
  readonly type: 'list';
  /** The element type. */
  readonly of: 'any' | 'string' | 'int' | 'list';
  readonly items: GoValue[];
  readonly nil?: boolean;
}

/** A map with text keys; functions such as sprig's `set` change it in place. */
export interface GoMap {
  readonly type: 'map';
  /** The element type; `keyed` maps have keys of any type (see expr/keyedMap.ts). */
  readonly of: 'any' | 'string' | 'keyed';
  readonly entries: Map<string, GoValue>;
  /** Prints like an empty one, is `null` in JSON and takes no entries. */
  readonly nil?: boolean;
}

export interface GoMoment {
  readonly type: 'time';
  readonly time: GoTime;
}

export interface GoVersion {
  readonly type: 'version';
  readonly version: Version;
}

/** sprig's certificates: a struct of texts. */
export interface GoCertificate {
  readonly type: 'certificate';
  readonly fields: { readonly Cert: string; readonly Key: string };
}

/** A value of a Go program as templates meet it; null is a nil interface, a JS number is a float64. */
export type GoValue =
  | null
  | string
  | boolean
  | number
  | GoInt
  | GoComplex
  | GoList
  | GoMap
  | GoMoment
  | GoVersion
  | GoCertificate;

export function goInt(value: bigint | number, type: GoInt['type'] = 'int'): GoInt {
  return { type, value: BigInt(value) };
}

export function goList(items: GoValue[], of: GoList['of'] = 'any'): GoList {
  return { type: 'list', of, items };
}

export function textList(items: readonly string[]): GoList {
  return { type: 'list', of: 'string', items: [...items] };
}

export function goMap(entries: Iterable<readonly [string, GoValue]> = []): GoMap {
  return { type: 'map', of: 'any', entries: new Map(entries) };
}

export function nilMap(): GoMap {
  return { type: 'map', of: 'any', entries: new Map(), nil: true };
}

export function isInt(value: GoValue): value is GoInt {
  return typeof value === 'object' && value !== null && 'value' in value;
}

export function isListValue(value: GoValue): value is GoList {
  return typeof value === 'object' && value !== null && value.type === 'list';
}

export function isMapValue(value: GoValue): value is GoMap {
  return typeof value === 'object' && value !== null && value.type === 'map';
}

const ELEMENT_TYPES = { any: 'interface {}', string: 'string', int: 'int', list: '[]interface {}' };

/** Go's `%T`. */
export function typeName(value: GoValue): string {
  if (value === null) return '<nil>';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'float64';
  switch (value.type) {
    case 'list':
      return `[]${ELEMENT_TYPES[value.of]}`;
    case 'map':
      if (value.of === 'keyed') return 'map[interface {}]interface {}';
      return `map[string]${ELEMENT_TYPES[value.of]}`;
    case 'time':
      return 'time.Time';
    case 'version':
      return '*semver.Version';
    case 'certificate':
      return 'sprig.certificate';
    default:
      return value.type;
  }
}

/** Go's `reflect.Kind`. */
export function kindName(value: GoValue): string {
  if (value === null) return 'invalid';
  if (typeof value !== 'object') return typeName(value);
  switch (value.type) {
    case 'list':
      return 'slice';
    case 'time':
    case 'certificate':
      return 'struct';
    case 'version':
      return 'ptr';
    case 'time.Duration':
      return 'int64';
    default:
      return value.type;
  }
}
