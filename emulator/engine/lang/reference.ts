/** Something that a program or expression refers to: a place in the event data, a variable or a function. */
export interface Reference {
  readonly kind: 'path' | 'variable' | 'function';
  /**
   * The name. Of a path: the keys from the root of the event data, joined with dots as in a gjson path (list indexes
   * count from 0); empty for the whole of the data.
   */
  readonly name: string;
  /** Where the last part of it stands in the text, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/** Keys as a gjson path; characters that have a meaning there are escaped. */
export function pathName(keys: readonly string[]): string {
  return keys.map((key) => key.replace(/[\\.*?|#@!{}[\]()=<>%"]/g, '\\$&')).join('.');
}

/** The keys of such a path. */
export function pathKeys(name: string): string[] {
  const keys = name.match(/(?:\\[\s\S]|[^.\\])+/g) ?? [];
  return keys.map((key) => key.replace(/\\([\s\S])/g, '$1'));
}
