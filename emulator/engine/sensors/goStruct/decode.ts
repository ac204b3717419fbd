import { valid } from '../../lang/gjson/valid.ts';
import { explainInvalidJson } from '../../lang/invalidJson.ts';
import { JsonCursor } from './cursor.ts';
import { fold, typeName, type Field, type Shape, type Struct } from './shape.ts';

/** A Go value; undefined is nil, or the zero value of what is not held by pointer. Structs and maps are maps. */
export type Typed =
  | undefined
  | string
  | boolean
  | bigint
  | { readonly raw: string }
  | readonly Typed[]
  | ReadonlyMap<string, Typed>;

export type TypedStruct = ReadonlyMap<string, Typed>;

/** Go's `json.Unmarshal` into a new struct, with its error texts. A value of a wrong type does not end the reading; the first one is the error. */
export function decodeStruct(
  text: string,
  struct: Struct,
): { readonly value: TypedStruct } | { readonly error: string } {
  if (!valid(text)) return { error: explainInvalidJson(text) };
  const decoder = new Decoder(text);
  const value = decoder.read(struct, undefined);
  if (decoder.error !== undefined) return { error: decoder.error };
  return { value: value instanceof Map ? value : new Map() };
}

class Decoder {
  /** The first value of a wrong type. */
  private wrongType: string | undefined;
  /** The first value that a type of its own decoder refused, which ends the reading. */
  private refused: string | undefined;
  private struct = '';
  private path: readonly string[] = [];
  private readonly cursor: JsonCursor;

  constructor(text: string) {
    this.cursor = new JsonCursor(text);
  }

  get error(): string | undefined {
    return this.refused ?? this.wrongType;
  }

  /** The next value read into `before`, which a repeated key leaves: structs and maps go together, list items by their index. */
  read(shape: Shape, before: Typed): Typed {
    if (this.cursor.next() === 'n') {
      this.cursor.raw();
      return ['pointer', 'list', 'map'].includes(shape.kind) ? undefined : before;
    }
    switch (shape.kind) {
      case 'pointer':
        return this.read(shape.of, before);
      case 'raw':
        return { raw: this.cursor.raw() };
      case 'struct':
        return this.readStruct(shape, before);
      case 'map':
        return this.readMap(shape, before);
      case 'list':
        return this.readList(shape, before);
      default:
        return this.readScalar(shape);
    }
  }

  private readStruct(shape: Struct, before: Typed): Typed {
    if (this.cursor.next() !== '{') {
      this.wrong(shape);
      return;
    }
    const value = new Map<string, Typed>(before instanceof Map ? before : []);
    const { struct, path } = this;
    this.cursor.eachMember((key) => {
      const field = fieldOf(shape, key);
      if (!field) {
        this.cursor.raw();
        return;
      }
      this.struct = shape.name;
      this.path = [...path, field.key];
      value.set(field.key, this.read(field.shape, value.get(field.key)));
    });
    this.struct = struct;
    this.path = path;
    return value;
  }

  private readMap(shape: Shape & { kind: 'map' | 'list' | 'pointer' }, before: Typed): Typed {
    if (this.cursor.next() !== '{') {
      this.wrong(shape);
      return;
    }
    const value = new Map<string, Typed>(before instanceof Map ? before : []);
    this.cursor.eachMember((key) => {
      value.set(key, this.read(shape.of, undefined));
    });
    return value;
  }

  private readList(shape: Shape & { kind: 'map' | 'list' | 'pointer' }, before: Typed): Typed {
    if (this.cursor.next() !== '[') {
      this.wrong(shape);
      return;
    }
    const old: readonly Typed[] = Array.isArray(before) ? (before as readonly Typed[]) : [];
    const value: Typed[] = [];
    this.cursor.eachItem((index) => {
      value.push(this.read(shape.of, old[index]));
    });
    return value;
  }

  private readScalar(shape: Shape): Typed {
    const token = this.cursor.next();
    const takesText = shape.kind === 'string' || shape.kind === 'int64OrString';
    if (token === '"' && takesText) return this.cursor.string();
    if (token === 'b' && shape.kind === 'bool') return this.cursor.raw() === 'true';
    if (token === '0' && (shape.kind === 'integer' || shape.kind === 'int64OrString'))
      return this.readInteger(shape);
    this.wrong(shape);
  }

  private readInteger(shape: Shape): Typed {
    const raw = this.cursor.raw();
    const { min, max } = shape.kind === 'integer' ? shape : { min: -(2n ** 63n), max: 2n ** 63n - 1n };
    const value = /^-?\d+$/.test(raw) ? BigInt(raw) : undefined;
    if (value !== undefined && value >= min && value <= max && !(min === 0n && raw === '-0')) return value;
    this.fail(`number ${raw}`, shape);
    return undefined;
  }

  private wrong(shape: Shape): undefined {
    this.fail(WORDS[this.cursor.next()], shape);
    this.cursor.raw();
    return undefined;
  }

  private fail(found: string, shape: Shape): void {
    const place =
      this.path.length === 0 ? 'Go value' : `Go struct field ${this.struct}.${this.path.join('.')}`;
    const error = `json: cannot unmarshal ${found} into ${place} of type ${typeName(shape)}`;
    if (shape.kind === 'int64OrString') this.refused ??= error;
    else this.wrongType ??= error;
  }
}

const WORDS = { '{': 'object', '[': 'array', '"': 'string', n: 'null', b: 'bool', '0': 'number' } as const;

function fieldOf({ fields, byName }: Struct, key: string): Field | undefined {
  return fields.find((field) => field.key === key) ?? byName.get(fold(key));
}
