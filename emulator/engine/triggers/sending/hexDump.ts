import { utf8Bytes } from '../../encoding.ts';

const PER_LINE = 16;

/** A text as AWS's client shows an answer that it cannot read: sixteen bytes a line, each line behind a tab. */
export function hexDump(text: string): string {
  const bytes = [...utf8Bytes(text)];
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += PER_LINE) {
    const part = bytes.slice(start, start + PER_LINE);
    const cells = Array.from(
      { length: PER_LINE },
      (_, index) => part[index]?.toString(16).padStart(2, '0') ?? '  ',
    );
    const halves = `${cells.slice(0, 8).join(' ')}  ${cells.slice(8).join(' ')}`;
    const shown = part.map((byte) => (byte < 0x20 || byte > 0x7e ? '.' : String.fromCharCode(byte))).join('');
    lines.push(`\t${start.toString(16).padStart(8, '0')}  ${halves}  |${shown}|\n`);
  }
  return lines.join('');
}
