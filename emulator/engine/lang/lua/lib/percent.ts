/** A text with `%x` marks written out by `expand`; `%%` is a percent sign, one at the end stays. */
export function expandPercents(text: string, expand: (letter: string) => string): string {
  return text.replace(/%([\s\S])/g, (_, letter: string) => (letter === '%' ? '%' : expand(letter)));
}
