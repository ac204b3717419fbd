/** The text that upstream hands to expr in place of a trigger's `conditions`. */
export interface Rewritten {
  readonly text: string;
  /** For each unit of `text`, and for its end, the offset in `conditions` that it comes from. */
  readonly origins: readonly number[];
}

/** Operators and brackets become literal text, so that evaluating the whole yields an expression again; `-` becomes `_`. */
export function rewrite(conditions: string): Rewritten {
  let text = '';
  const origins: number[] = [];
  for (let i = 0; i < conditions.length;) {
    const source = /^(?:&&|\|\|)/.exec(conditions.slice(i, i + 2))?.[0] ?? conditions.charAt(i);
    const replaced = replacementOf(source);
    origins.push(...new Array<number>(replaced.length).fill(i));
    text += replaced;
    i += source.length;
  }
  return { text, origins: [...origins, conditions.length] };
}

function replacementOf(source: string): string {
  switch (source) {
    case '&&':
    case '||':
      return ` + "${source}" + `;
    case '-':
      return '_';
    case '(':
      return '"("+';
    case ')':
      return '+")"';
    default:
      return source;
  }
}
