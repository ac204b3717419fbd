/** A function that a language knows. */
export interface FunctionDoc {
  readonly name: string;
  /** `?` behind a name: it may be left out; `...`: there may be more of them. */
  readonly params: readonly string[];
  /** One line of Markdown. */
  readonly doc: string;
}

const LINE = /^(?<name>[\w.@]+)(?:\((?<params>.*?)\)| = (?<same>[\w.]+))? — (?<doc>.+)$/;

/**
 * Reads a table, one function a line: `NAME(PARAMETERS) — what it gives`. `NAME = OTHER — …` takes the parameters of another one. A name may come
 * several times, with other parameters.
 */
export function readFunctions(table: string): readonly FunctionDoc[] {
  const found: FunctionDoc[] = [];
  for (const line of table.trim().split('\n')) {
    const { name = '', params, same, doc = '' } = LINE.exec(line)?.groups ?? {};
    const like = found.find((one) => one.name === same);
    found.push({ name, params: like?.params ?? (params ? params.split(/[,;] /) : []), doc });
  }
  return found;
}
