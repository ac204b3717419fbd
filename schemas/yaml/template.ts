/** What stands for one character of a template action, so that every offset stays true. */
const FILLER = '\uE000';
const CONTROL_LINE = /^[ \t]*(?:-[ \t]+)?$/;
const SUBSTITUTION = /\$\{[A-Za-z_][^}\n]*\}/;

/** A text whose template actions are replaced by text of the same length that YAML can read. */
export interface MaskedText {
  readonly text: string;
  readonly masked: boolean;
}

/**
 * Makes a Helm or Go template readable as YAML: a line that holds only actions becomes a comment, an action inside a value becomes
 * filler characters. Length and lines do not change.
 */
export function maskTemplate(source: string): MaskedText {
  if (!source.includes('{{')) return { text: source, masked: false };
  const multiLine = replaceActions(source, (action) => (action.includes('\n') ? blank(action) : action));
  return { text: multiLine.split('\n').map(maskLine).join('\n'), masked: true };
}

function maskLine(line: string): string {
  if (!line.includes('{{')) return line;
  const content = line.endsWith('\r') ? line.slice(0, -1) : line;
  const tail = line.slice(content.length);
  const rest = replaceActions(content, () => '');
  if (rest !== content && CONTROL_LINE.test(rest)) return '#'.padEnd(content.length) + tail;
  return replaceActions(content, (action) => FILLER.repeat(action.length)) + tail;
}

/** Replaces each `{{ … }}`; one that is never closed stays. */
function replaceActions(text: string, replace: (action: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf('{{', at);
    const end = start < 0 ? -1 : text.indexOf('}}', start + 2);
    if (end < 0) return parts.join('') + text.slice(at);
    parts.push(text.slice(at, start), replace(text.slice(start, end + 2)));
    at = end + 2;
  }
}

function blank(action: string): string {
  return action.replace(/[^\r\n]/g, ' ');
}

/** The text behind the filler: what the author wrote at that place. */
export function hasFiller(text: string): boolean {
  return text.includes(FILLER);
}

/** Whether a value is only known once a template engine or `envsubst` has run. */
export function isTemplated(text: string): boolean {
  return text.includes('{{') || SUBSTITUTION.test(text) || hasFiller(text);
}

/** What a text may have become once its actions and variables are written out: any text in place of each. */
export function writtenOut(text: string): RegExp {
  const parts = text
    .split(/\{\{.*?\}\}|\$\{[^}\n]*\}/s)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}
