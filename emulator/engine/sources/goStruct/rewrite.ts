import { compareCodePoints } from '../../lang/codePoints.ts';
import { valid } from '../../lang/gjson/valid.ts';
import { encodeString } from '../../lang/goJson.ts';
import { marshal } from '../../lang/goMarshal.ts';
import { explainInvalidJson } from '../../lang/invalidJson.ts';
import { overflowingNumber } from '../../lang/overflowingNumber.ts';
import { wellFormed } from '../../lang/unquote.ts';
import type { Json } from '../../../../schemas/schema-node.ts';
import { JsonCursor } from '../../sensors/goStruct/cursor.ts';
import { fold } from '../../sensors/goStruct/shape.ts';
import { compactJson } from '../rawJson.ts';
import { writeScalar } from './scalar.ts';
import { fieldsOf, goTypeOf, type Failure, type Field, type Rewritten, type StructTable } from './table.ts';

/** What ends the reading at once: a type of its own has refused its value. */
class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super('refused');
    this.failure = failure;
  }
}

/**
 * A JSON text as Go reads it into a new value of a shape (`json.Unmarshal`) and writes it again (`json.Marshal`): members that the struct does
 * not know are lost, those that it knows and that are missing are there with their zero value.
 */
export function rewrite(table: StructTable, shape: string, text: string): Rewritten {
  if (!valid(text)) return { error: { text: explainInvalidJson(text) } };
  const rewriter = new Rewriter(table);
  try {
    const json = rewriter.write(shape, new JsonCursor(text).raw());
    return rewriter.mismatch ? { error: rewriter.mismatch } : { json };
  } catch (thrown) {
    if (thrown instanceof Refused) return { error: thrown.failure };
    throw thrown;
  }
}

/** Calls back for each member that is a field of the struct: by exactly its name, or by it in any letter case. */
export function eachKnown(
  fields: readonly Field[],
  raw: string,
  read: (field: Field, value: string) => void,
): void {
  const cursor = new JsonCursor(raw);
  cursor.eachMember((key) => {
    const field = fields.find((one) => one.key === key) ?? fields.find((one) => fold(one.key) === fold(key));
    const value = cursor.raw();
    if (field) read(field, value);
  });
}

interface Member {
  readonly json: string;
  readonly raw: string | undefined;
}

const NOTHING: ReadonlyMap<string, Member> = new Map();

class Rewriter {
  mismatch: Failure | undefined;
  private readonly table: StructTable;
  private struct = '';
  private path: readonly string[] = [];

  constructor(table: StructTable) {
    this.table = table;
  }

  /** `raw` is undefined where the value is missing. */
  write(shape: string, raw: string | undefined): string {
    const missing = raw === undefined || raw === 'null';
    if (shape.startsWith('!')) return this.writeCustom(shape, raw);
    if (missing && /^[*[{]/.test(shape)) return 'null';
    if (shape.startsWith('*')) return this.write(shape.slice(1), raw);
    if (raw !== undefined && shape.startsWith('[')) return this.writeList(shape, raw);
    if (raw !== undefined && shape.startsWith('{')) return this.writeMap(shape, raw);
    if (shape === 'r') return raw === undefined ? 'null' : compacted(raw);
    if (shape === 'a') return missing ? 'null' : this.writeAny(raw);
    if (Object.hasOwn(this.table.structs, shape)) return this.writeStruct(shape, missing ? undefined : raw);
    const scalar = writeScalar(shape, missing ? undefined : raw);
    if ('json' in scalar) return scalar.json;
    if ('refused' in scalar) throw new Refused({ text: scalar.refused });
    return this.wrong(scalar.found, shape, scalar.zero);
  }

  private writeList(shape: string, raw: string): string {
    if (!raw.startsWith('[')) return this.wrong(wordFor(raw), shape, 'null');
    const items: string[] = [];
    const cursor = new JsonCursor(raw);
    cursor.eachItem(() => items.push(this.write(shape.slice(1, -1), cursor.raw())));
    return `[${items.join(',')}]`;
  }

  private writeMap(shape: string, raw: string): string {
    if (!raw.startsWith('{')) return this.wrong(wordFor(raw), shape, 'null');
    const members = new Map<string, string>();
    const cursor = new JsonCursor(raw);
    cursor.eachMember((key) => {
      members.set(key, this.write(shape.slice(1, -1), cursor.raw()));
    });
    const sorted = [...members].sort(([a], [b]) => compareCodePoints(a, b));
    return `{${sorted.map(([key, json]) => `${encodeString(wellFormed(key))}:${json}`).join(',')}}`;
  }

  private writeAny(raw: string): string {
    const huge = overflowingNumber(raw);
    if (huge !== undefined) return this.wrong(`number ${huge}`, 'float64', 'null');
    return marshal(JSON.parse(raw) as Json);
  }

  private writeCustom(shape: string, raw: string | undefined): string {
    const written = this.table.custom?.[shape]?.(raw) ?? {
      json: raw === undefined ? 'null' : compacted(raw),
    };
    if ('json' in written) return written.json;
    const { error } = written;
    if ('text' in error || this.path.length === 0) throw new Refused(error);
    throw new Refused({ ...error, struct: this.struct, path: [...this.path, ...error.path] });
  }

  private writeStruct(name: string, raw: string | undefined): string {
    if (raw !== undefined && !raw.startsWith('{')) {
      this.wrong(wordFor(raw), name, '');
      return this.writeStruct(name, undefined);
    }
    const fields = fieldsOf(this.table, name);
    const members = raw === undefined ? NOTHING : this.writeMembers(name, fields, raw);
    const written = fields.flatMap(({ key, shape, omitEmpty }) => {
      const member = members.get(key) ?? { json: this.write(shape, undefined), raw: undefined };
      return omitEmpty && isEmpty(shape, member.json, member.raw)
        ? []
        : [`${encodeString(key)}:${member.json}`];
    });
    return `{${written.join(',')}}`;
  }

  /** In the order of the text, so that the first value of a wrong type is found first. */
  private writeMembers(name: string, fields: readonly Field[], raw: string): ReadonlyMap<string, Member> {
    const members = new Map<string, Member>();
    const { struct, path } = this;
    eachKnown(fields, raw, (field, value) => {
      // Into what cannot be nil, null puts nothing.
      if (value === 'null' && members.has(field.key) && !/^[*[{a]/.test(field.shape)) return;
      this.struct = name.startsWith('#') ? '' : name.slice(name.indexOf('.') + 1);
      this.path = [...path, ...field.path];
      members.set(field.key, { json: this.write(field.shape, value), raw: value });
      this.struct = struct;
      this.path = path;
    });
    return members;
  }

  /** The reading goes on; the first value of a wrong type is the error. */
  private wrong(found: string, shape: string, zero: string): string {
    const { struct, path } = this;
    this.mismatch ??= { found, struct, path, goType: goTypeOf(this.table, shape) };
    return zero;
  }
}

function compacted(raw: string): string {
  const { json } = { json: 'null', ...compactJson(raw) };
  return json;
}

/** What `omitempty` leaves out. */
function isEmpty(shape: string, json: string, raw: string | undefined): boolean {
  if (shape.startsWith('*')) return json === 'null';
  if (shape.startsWith('[') || shape.startsWith('{')) return ['null', '[]', '{}'].includes(json);
  if (shape === 'r') return raw === undefined;
  return ['""', '0', 'false'].includes(json) || (shape === 'a' && json === 'null');
}

const WORDS = { '{': 'object', '[': 'array', '"': 'string', n: 'null', b: 'bool', '0': 'number' } as const;

function wordFor(raw: string): string {
  return WORDS[new JsonCursor(raw).next()];
}
