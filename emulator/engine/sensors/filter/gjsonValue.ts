import type { GjsonResult } from '../../lang/gjson/get.ts';
import { toNumber } from '../../lang/gjson/result.ts';
import type { JsonValue } from '../../lang/goPrint.ts';

/** gjson's `Value()`: what an expression sees of a value. */
export function gjsonValue(found: GjsonResult): JsonValue {
  switch (found.type) {
    case 'Null':
      return null;
    case 'True':
      return true;
    case 'False':
      return false;
    case 'Number':
      return toNumber(found);
    case 'String':
      return found.string;
    case 'JSON':
      return JSON.parse(found.raw) as JsonValue;
  }
}
