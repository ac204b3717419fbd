import type { GoValue } from '../fmt/value.ts';
import { goList, goMap } from '../fmt/value.ts';
import { members, parse } from '../gjson/parse.ts';
import type { Result } from '../gjson/result.ts';
import { wellFormed } from '../unquote.ts';
import { isArray, isObject, numberOf } from '../gjson/result.ts';

/** A JSON document as templates see it: numbers are float64, of a repeated key the first counts. */
export function decodeDocument(json: string): GoValue {
  return valueOf(parse(json, 0));
}

function valueOf(result: Result): GoValue {
  if (isArray(result)) return goList(members(result).map(({ value }) => valueOf(value)));
  if (isObject(result)) {
    const map = goMap();
    for (const { key, value } of members(result)) {
      if (!map.entries.has(key.str)) map.entries.set(key.str, valueOf(value));
    }
    return map;
  }
  switch (result.type) {
    case 'String':
      return wellFormed(result.str);
    case 'Number':
      return numberOf(result.raw);
    case 'True':
      return true;
    case 'False':
      return false;
    case 'Null':
    case 'JSON':
      return null;
  }
}
