import type { TriggerParameter } from '../../../../schemas/generated/types.ts';
import type { TemplatePorts } from '../../lang/template/render.ts';
import type { ParameterChange } from '../../trace/step.ts';
import type { Where } from '../../trace/where.ts';
import { applyParameters } from '../parameters/apply.ts';
import type { Events } from '../parameters/resolve.ts';
import { decodeStruct } from './decode.ts';
import { encodeStruct, toObject } from './encode.ts';
import { structOf, type Struct } from './shape.ts';

export interface AppliedStruct<Value> {
  /** The new value; the old one itself if there are no parameters, or if they failed. */
  readonly value: Value;
  /** The value as Go writes it; after a failure as it was when it happened. */
  readonly json: string;
  readonly changes: readonly ParameterChange[];
  readonly error?: string;
}

/**
 * Applies parameters to a value of a Go struct as upstream does everywhere: it is written as JSON, changed, and read again into a new struct with
 * the rules of Go's `encoding/json`.
 * @param name of the struct, e.g. `HTTPTrigger`
 * @param value of one identity as long as it stays the same: its JSON is kept
 */
export function applyToStruct<Value extends object | undefined>(
  name: string,
  value: Value,
  parameters: readonly TriggerParameter[],
  events: Events,
  ports: TemplatePorts,
  where?: Where,
): AppliedStruct<Value> {
  const struct = structOf(name);
  const json = value ? writtenJson(value, struct) : 'null';
  if (parameters.length === 0) return { value, json, changes: [] };
  const applied = applyParameters(json, parameters, events, ports, where);
  if (applied.error !== undefined) return { value, ...applied };
  const decoded = decodeStruct(applied.json, struct);
  if ('error' in decoded) return { value, ...applied, error: decoded.error };
  const { value: read } = decoded;
  return {
    value: toObject(read, struct) as unknown as Value,
    get json() {
      return encodeStruct(read, struct);
    },
    changes: applied.changes,
  };
}

const written = new WeakMap<object, string>();

function writtenJson(value: object, struct: Struct): string {
  const known = written.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  const decoded = decodeStruct(text, struct);
  const json = 'error' in decoded ? text : encodeStruct(decoded.value, struct);
  written.set(value, json);
  return json;
}
