import { goQuote } from '../../lang/goQuote.ts';

const ATOM = '[^\\s"(),.:;<>@[\\]\\\\]+';
const DOT_ATOM = `${ATOM}(?:\\.${ATOM})*`;
const ADDRESS = new RegExp(`^(?:${DOT_ATOM}|"(?:[^"\\\\]|\\\\.)*")@(?:${DOT_ATOM}|\\[[^\\]]*\\])`);
const PHRASE =
  /^(?:"(?:[^"\\]|\\.)*"|[^\s"(),:;<>@[\]\\]+)(?:\s+(?:"(?:[^"\\]|\\.)*"|[^\s"(),:;<>@[\]\\]+))*/;

/** The bare address in a header with one address, or Go's words (`net/mail`) for why there is none. */
export function parseAddress(header: string): { readonly address: string } | { readonly error: string } {
  const text = header.trim();
  if (text === '') return { error: 'no address' };
  const plain = ADDRESS.exec(text)?.[0];
  if (plain !== undefined) return alone(plain, text.slice(plain.length));
  const name = PHRASE.exec(text)?.[0] ?? '';
  const rest = text.slice(name.length).trimStart();
  if (!rest.startsWith('<')) return { error: reasonWithout(name) };
  const angle = ADDRESS.exec(rest.slice(1))?.[0];
  if (angle === undefined) return { error: 'no angle-addr' };
  const after = rest.slice(1 + angle.length);
  return after.startsWith('>') ? alone(angle, after.slice(1)) : { error: 'unclosed angle-addr' };
}

function alone(address: string, after: string): { readonly address: string } | { readonly error: string } {
  const rest = after.trimStart().replace(/^\([^()]*\)\s*/, '');
  return rest === '' ? { address } : { error: `expected single address, got ${goQuote(rest)}` };
}

function reasonWithout(name: string): string {
  if (name === '') return 'missing word in phrase: mail: invalid string';
  return /\s/.test(name) ? 'no angle-addr' : "missing '@' or angle-addr";
}
