import type { Proto } from '../syntax/ast.ts';
import { compileBlock } from './statement.ts';
import type { Body } from './signal.ts';

const BODIES = new WeakMap<Proto, Body>();

/** The compiled body of a function, compiled at its first call. */
export function bodyOf(proto: Proto): Body {
  const known = BODIES.get(proto);
  if (known) return known;
  const body = compileBlock(proto.body);
  BODIES.set(proto, body);
  return body;
}
