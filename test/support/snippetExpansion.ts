/** What an editor inserts for a snippet when nothing is typed into its tab stops. */
export interface SnippetExpansion {
  readonly text: string;
  /** Numbers of the tab stops, each once, in order of appearance. */
  readonly tabStops: readonly number[];
  /** How many values the longest choice has. */
  readonly choices: number;
}

/** `$1`, `${1}`, `${1:default}` (not nested), `${1|a,b|}` or an escaped character, as in VS Code's snippet syntax. */
const element = /\\([\\$}])|\$(\d+)|\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|])*)\|)?\}/g;

/** Expands a snippet; a choice gives its value number `choice`, or its first if it has fewer. */
export function expandSnippet(body: string, choice = 0): SnippetExpansion {
  const values = new Map<number, string>();
  const tabStops = new Set<number>();
  let choices = 1;
  for (const [, , short, long, text, list] of body.matchAll(element)) {
    if (short === undefined && long === undefined) continue;
    const stop = Number(short ?? long);
    tabStops.add(stop);
    const alternatives = list?.split(/(?<!\\),/);
    choices = Math.max(choices, alternatives?.length ?? 1);
    const value = alternatives ? (alternatives[choice] ?? alternatives[0]) : text;
    if (value !== undefined && !values.has(stop)) values.set(stop, value.replace(/\\(.)/g, '$1'));
  }
  const expanded = body.replace(
    element,
    (_all, escaped?: string, short?: string, long?: string) =>
      escaped ?? values.get(Number(short ?? long)) ?? '',
  );
  return { text: expanded, tabStops: [...tabStops], choices };
}
