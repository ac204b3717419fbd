import { decodeStruct } from '../../../emulator/engine/sensors/goStruct/decode.ts';
import { encodeStruct, toObject } from '../../../emulator/engine/sensors/goStruct/encode.ts';
import { structOf, type Shape } from '../../../emulator/engine/sensors/goStruct/shape.ts';
import { mutateText } from '../mutate.ts';
import type { Random } from '../random.ts';
import type { Target } from '../target.ts';

const WORDS = ['null', '{', '}', '[', ']', ',', ':', '"', '1.5', '-1', 'true', '"name":', '"HTTP":{'];
const ANYTHING = [
  'null',
  '1',
  '1.5',
  'true',
  '"x"',
  '"<&>\\u2028\\ud800é"',
  '[]',
  '{}',
  '[null]',
  '{"name":"n"}',
];
const MAX_DEPTH = 8;

/** JSON of trigger templates; what was read is written, and reads and writes the same again. */
export function structTarget(): Target {
  const struct = structOf('TriggerTemplate');
  return {
    make: (random) => {
      const text = jsonOf(struct, random, 0);
      return random.chance(0.8) ? text : mutateText(random, text, [text], WORDS);
    },
    answer: (input) => {
      const decoded = decodeStruct(input as string, struct);
      if ('error' in decoded) return decoded;
      const written = encodeStruct(decoded.value, struct);
      const again = decodeStruct(written, struct);
      if ('error' in again || encodeStruct(again.value, struct) !== written)
        throw new Error(`is written as ${written} and then read as another`);
      return { written, object: toObject(decoded.value, struct) };
    },
  };
}

function jsonOf(shape: Shape, random: Random, depth: number): string {
  if (depth > MAX_DEPTH || random.chance(0.05)) return random.pickAny(ANYTHING) ?? 'null';
  switch (shape.kind) {
    case 'pointer':
      return jsonOf(shape.of, random, depth);
    case 'list':
      return `[${times(random, 3, () => jsonOf(shape.of, random, depth + 1)).join(',')}]`;
    case 'map':
      return `{${times(random, 3, () => `"${random.pick(['a', 'b', '<'])}":${jsonOf(shape.of, random, depth + 1)}`).join(',')}}`;
    case 'struct':
      return `{${times(random, 4, () => {
        const field = random.pickAny(shape.fields);
        if (!field) return '"none":0';
        const key = random.chance(0.9) ? field.key : field.key.toUpperCase();
        return `"${key}":${jsonOf(field.shape, random, depth + 1)}`;
      }).join(',')}}`;
    case 'string':
      return random.pick(['""', '"a"', '"\\u00e9\\n"']);
    case 'bool':
      return random.pick(['true', 'false']);
    case 'integer':
    case 'int64OrString':
      return random.pick(['0', '7', '2147483647', '-1', '"10s"']);
    case 'raw':
      return random.pickAny(ANYTHING) ?? 'null';
  }
}

function times(random: Random, most: number, make: () => string): string[] {
  return Array.from({ length: random.below(most + 1) }, make);
}
