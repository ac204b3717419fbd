/** Text as it is put together from its source: UTF-16 units, and where each of them begins and ends there. */
export interface TextDraft {
  readonly units: string[];
  readonly starts: number[];
  readonly ends: number[];
}

export function newDraft(): TextDraft {
  return { units: [], starts: [], ends: [] };
}

/** Adds text of which each unit stands for the same piece of the source. */
export function add({ units, starts, ends }: TextDraft, text: string, start: number, end: number): void {
  for (let i = 0; i < text.length; i++) {
    units.push(text.charAt(i));
    starts.push(start);
    ends.push(end);
  }
}

/** Adds text that stands in the source as it is. */
export function copy(draft: TextDraft, source: string, start: number, end: number): void {
  for (let at = start; at < end; at++) add(draft, source.charAt(at), at, at + 1);
}

/** Takes away the blanks at the end, down to a length. */
export function dropBlanks({ units, starts, ends }: TextDraft, length: number): void {
  while (units.length > length && /[ \t]/.test(units.at(-1) ?? ''))
    for (const list of [units, starts, ends]) list.pop();
}
