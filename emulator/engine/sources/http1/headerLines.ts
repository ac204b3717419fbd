import { goQuote } from '../../lang/goQuote.ts';

export type Header = readonly [name: string, value: string];

/** Why Go's net/http refuses a request, for people; it tells the sender less. */
export interface Broken {
  readonly broken: string;
}

/** A header line that cannot be one; `words` are those of Go's `net/textproto`. */
export interface BrokenLine extends Broken {
  readonly words: string;
}

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z ]+$/;
const CONTROL = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * Header lines as Go's `textproto.ReadMIMEHeader` reads them: a line that begins with white space goes on with the one before. Names keep their
 * spelling.
 * @param text bytes as Latin-1, whole lines
 */
export function readHeaderLines(text: string): readonly Header[] | BrokenLine {
  const headers: Header[] = [];
  const lines = unfold(text);
  const [first = ''] = lines;
  if (/^[ \t]/.test(first))
    return brokenLine(
      `the first header line begins with a space: ${shown(first)}`,
      'malformed MIME header initial line',
      first,
    );
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 0)
      return brokenLine(
        `a header line has no colon: ${shown(line)}`,
        'malformed MIME header: missing colon',
        line,
      );
    const name = line.slice(0, colon);
    const value = trim(line, colon + 1);
    if (!NAME.test(name)) return brokenLine(`no header can be called ${shown(name)}`, MALFORMED, line);
    if (CONTROL.test(value))
      return brokenLine(`the value of the header ${name} has a control character in it`, MALFORMED, line);
    headers.push([name, value]);
  }
  return headers;
}

const MALFORMED = 'malformed MIME header line';

function brokenLine(broken: string, words: string, line: string): BrokenLine {
  return { broken, words: `${words}: ${goQuote(line)}` };
}

function unfold(text: string): string[] {
  const lines = linesOf(text);
  if (!FOLDED.test(text)) return lines;
  const whole: string[] = [];
  for (const line of lines) {
    // A name stands on one line with its colon.
    if (/^[ \t]/.test(line) && /^[^ \t].*:/s.test(whole.at(-1) ?? ''))
      whole.push(`${whole.pop() ?? ''} ${trim(line)}`);
    else whole.push(line);
  }
  return whole;
}

const FOLDED = /\n[ \t]/;

function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (let start = 0; start < text.length;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    lines.push(
      text.slice(start, end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN ? end - 1 : end),
    );
    start = end + 1;
  }
  return lines;
}

const CARRIAGE_RETURN = 13;

/** Without spaces and tabs at the ends, from an index on. */
export function trim(text: string, from = 0): string {
  let start = from;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

const SHOWN = 60;

/** What somebody sent, on one line and not too long. */
export function shown(text: string): string {
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}
