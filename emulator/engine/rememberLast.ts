/** A pure function that answers at once when it is asked the same as the time before: what follows from one event asks alike. */
export function rememberLast<Key extends string | number, Value>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  let last: { readonly key: Key; readonly value: Value } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
