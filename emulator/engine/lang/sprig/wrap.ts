import { decodeUtf8, encodeUtf8 } from '../unquote.ts';

const SPACE = 0x20;

/** goutils' `WrapCustom`: breaks lines at blanks, counted in bytes; words that are too long are cut only if told so. */
export function wrapText(text: string, width: number, lineBreak: string, cutWords: boolean): string {
  const bytes = encodeUtf8(text);
  const length = Math.max(1, width);
  const lines: string[] = [];
  let offset = 0;
  while (bytes.length - offset > length) {
    if (bytes[offset] === SPACE) {
      offset++;
      continue;
    }
    let end = bytes.lastIndexOf(SPACE, offset + length);
    let next = end + 1;
    if (end < offset) {
      end = cutWords ? offset + length : bytes.indexOf(SPACE, offset + length);
      if (end === -1) break;
      next = cutWords ? end : end + 1;
    }
    lines.push(decodeUtf8(bytes.slice(offset, end)));
    offset = next;
  }
  return [...lines, decodeUtf8(bytes.slice(offset))].join(lineBreak === '' ? '\n' : lineBreak);
}

/** goutils' `AbbreviateFull`, counted in bytes: a text of at most `width` from about `offset` on, with `...` where it is cut. */
export function abbreviate(text: string, offset: number, width: number): string {
  const bytes = encodeUtf8(text);
  const { length } = bytes;
  if (width < 4 || length === 0) return '';
  if (length <= width) return text;
  const left = Math.min(offset, length);
  const start = length - left < width - 3 ? length - (width - 3) : left;
  if (start <= 4) return `${decodeUtf8(bytes.slice(0, width - 3))}...`;
  if (width < 7) return '';
  if (start + width - 3 < length) return `...${abbreviate(decodeUtf8(bytes.slice(start)), 0, width - 3)}`;
  return `...${decodeUtf8(bytes.slice(length - (width - 3)))}`;
}
