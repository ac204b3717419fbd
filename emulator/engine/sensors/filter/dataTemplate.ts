import type { GjsonResult } from '../../lang/gjson/get.ts';
import { renderDataFilter, type TemplatePorts } from '../../lang/template/render.ts';

/** Control characters that Go's `strconv.Quote` writes in a way that JSON does not know; reading stops there. */
const READABLE_CONTROLS = '\b\f\n\r\t';

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
    return { error: empty ? `template evaluated to empty string or no value: '${template}'` : rendered.error };
  }
  const text = readablePart(rendered.text);
  return { value: { exists: true, type: 'String', raw: JSON.stringify(text), string: text } };
}

function readablePart(text: string): string {
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const control = character < ' ' || character === '\u007f';
    if (control && !READABLE_CONTROLS.includes(character)) return text.slice(0, index);
  }
  return text;
}
