import type { GjsonResult } from '../../lang/gjson/get.ts';
import { goQuote } from '../../lang/goQuote.ts';
import { renderDataFilter, type TemplatePorts } from '../../lang/template/render.ts';

/** How Go's `strconv.Quote` writes characters in a way that JSON does not know; reading stops there. */
const NOT_JSON = /^"\\[avxU]/;

/** The value of a data filter after its template; the template sees the text of the value, whatever its type. */
export function filterTemplate(
  template: string,
  found: GjsonResult,
  any: boolean,
  ports: TemplatePorts,
): { readonly value: GjsonResult } | { readonly error: string } {
  const rendered = renderDataFilter(template, found.raw, ports);
  if ('error' in rendered) {
    // Upstream words the empty output in another way when filters are joined by `or`.
    const empty = any && rendered.error.endsWith('evaluated to empty string or no value');
    return {
      error: empty ? `template evaluated to empty string or no value: '${template}'` : rendered.error,
    };
  }
  const text = readablePart(rendered.text);
  return { value: { exists: true, type: 'String', raw: JSON.stringify(text), string: text } };
}

function readablePart(text: string): string {
  let end = 0;
  for (const character of text) {
    if (NOT_JSON.test(goQuote(character))) return text.slice(0, end);
    end += character.length;
  }
  return text;
}
