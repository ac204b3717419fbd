import { get } from '../../../emulator/engine/lang/gjson/get.ts';

export function answerGjson(input: { readonly json: string; readonly path: string }): unknown {
  const { exists, type, raw, string, error } = get(input.json, input.path);
  return error === undefined ? { exists, type, raw, string } : { error };
}
