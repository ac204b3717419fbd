import { marshal } from '../../lang/goMarshal.ts';
import { valid } from '../../lang/gjson/valid.ts';
import { explainInvalidJson } from '../../lang/invalidJson.ts';
import type { Json } from '../../../../schemas/schema-node.ts';

export function rewriteAttachments(text: string): { readonly json: string } | { readonly error: string } {
  return rewriteBlocks(text);
}
export function rewriteBlocks(text: string): { readonly json: string } | { readonly error: string } {
  return valid(text) ? { json: marshal(JSON.parse(text) as Json) } : { error: explainInvalidJson(text) };
}
