/** The host of a URL as it stands in a request: labels that are not ASCII in punycode (RFC 3492). */
export function asciiHost(host: string): string {
  return host
    .split('.')
    .map((label) => (isAscii(label) ? label : encodeLabel(label)))
    .join('.');
}

function isAscii(text: string): boolean {
  return Array.from(text).every((char) => char < '\u0080');
}

/** A label may end with a port. */
function encodeLabel(label: string): string {
  const port = /:\d*$/.exec(label)?.[0] ?? '';
  return `xn--${punycode(label.slice(0, label.length - port.length))}${port}`;
}

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const FIRST = 128;

function punycode(label: string): string {
  const points = Array.from(label, (char) => char.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < FIRST);
  let out = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '');
  let [current, delta, bias, done] = [FIRST, 0, 72, basic.length];
  while (done < points.length) {
    const next = Math.min(...points.filter((point) => point >= current));
    delta += (next - current) * (done + 1);
    for (const point of points) {
      if (point < next) delta++;
      if (point !== next) continue;
      out += digits(delta, bias);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done++;
    }
    delta++;
    current = next + 1;
  }
  return out;
}

function digits(delta: number, bias: number): string {
  let out = '';
  let rest = delta;
  for (let k = BASE; ; k += BASE) {
    const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
    if (rest < threshold) return out + digit(rest);
    out += digit(threshold + ((rest - threshold) % (BASE - threshold)));
    rest = Math.floor((rest - threshold) / (BASE - threshold));
  }
}

function digit(value: number): string {
  return value < 26 ? String.fromCharCode(97 + value) : String(value - 26);
}

function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : Math.floor(delta / 2);
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + 38));
}
