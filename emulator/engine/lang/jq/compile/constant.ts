import type { Head, Index, Query } from '../ast.ts';
import { parseNumber } from '../number.ts';
import type { Value } from '../value.ts';

/** The key of a constant index: a text, a number or an object of slice bounds. */
export function indexKey(index: Index): Value | undefined {
  switch (index.type) {
    case 'name':
      return index.name;
    case 'text':
      return index.text.type === 'plain' ? index.text.value : undefined;
    case 'at':
      return constantOf(index.query);
    case 'slice': {
      const start = index.start ? constantOf(index.start) : null;
      const end = index.end ? constantOf(index.end) : null;
      if (start === undefined || end === undefined) return undefined;
      return new Map<string, Value>([
        ['start', start],
        ['end', end],
      ]);
    }
  }
}

/** Suffixes of the constant are not looked at, neither here nor in gojq: `.["a"[0:1]]` is `.["a"]`. */
function constantOf({ body }: Query): Value | undefined {
  if (body.type !== 'term') return undefined;
  const { head } = body.term;
  if (head.type === 'text') return head.text.type === 'plain' ? head.text.value : undefined;
  return numberOf(head);
}

/** A number, or one with a sign. */
export function numberOf(head: Head): number | bigint | undefined {
  if (head.type === 'number') return parseNumber(head.text);
  if (head.type !== 'unary' || head.term.head.type !== 'number') return undefined;
  const number = parseNumber(head.term.head.text);
  return head.operator === '-' ? -number : number;
}
