import type { RuleInput } from './rule.ts';

/** What several rules read from a document, read once: they look at one document after the other. */
export function onceForRules<Value>(read: (input: RuleInput) => Value): (input: RuleInput) => Value {
  let last: { readonly content: object; readonly partial: boolean; readonly value: Value } | undefined;
  return (input) => {
    const { partial, document } = input;
    if (last?.content !== document.content || last.partial !== partial)
      last = { content: document.content, partial, value: read(input) };
    return last.value;
  };
}
