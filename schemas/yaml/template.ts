/** What stands for one character of a template action, so that every offset stays true. */
const FILLER = '\uE000';
const ACTION = /\{\{[\s\S]*?\}\}/g;
const CONTROL_LINE = /^[ \t]*(?:-[ \t]+)?(?:\{\{[^\n]*?\}\}[ \t]*)+$/;
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
  const multiLine = source.replace(ACTION, (action) => (action.includes('\n') ? blank(action) : action));
  const lines = multiLine.split('\n').map(maskLine);
  return { text: lines.join('\n'), masked: true };
}

function maskLine(line: string): string {
  const content = line.endsWith('\r') ? line.slice(0, -1) : line;
  const tail = line.slice(content.length);
  if (CONTROL_LINE.test(content)) return '#'.padEnd(content.length).slice(0, content.length) + tail;
  return content.replace(ACTION, (action) => FILLER.repeat(action.length)) + tail;
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
