import type { GjsonResult } from '../../lang/gjson/get.ts';
import { encodeString } from '../../lang/goJson.ts';
import { renderTemplate, type TemplatePorts } from '../template.ts';

/** Control characters that Go's `strconv.Quote` writes in a way that JSON does not know; reading stops there. */
const READABLE_CONTROLS = '\b\f\n\r\t';

/** The value of a data filter after its template; the template sees the text of the value, whatever its type. */
export function filterTemplate(
  template: string,
  found: GjsonResult,
  any: boolean,
  ports: TemplatePorts,
): { readonly value: GjsonResult } | { readonly error: string } {
  const rendered = renderTemplate(template, encodeString(found.string), ports);
  if ('error' in rendered) {
    const empty = rendered.error.startsWith('template evaluated to empty');
    const and = `template '${template}' evaluated to empty string or no value`;
    const or = `template evaluated to empty string or no value: '${template}'`;
    return { error: empty ? (any ? or : and) : rendered.error };
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
