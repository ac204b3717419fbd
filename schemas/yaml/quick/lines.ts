const TAB = 0x09;
const CR = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;

/** Goes through the lines of a text that say something. */
export class Lines {
  readonly text: string;
  /** Offset of what stands next; at the end of the line where nothing does. */
  at = 0;
  /** Offset of the line. */
  start = 0;
  /** Offset of the line's end, its break left out. */
  end = 0;
  /** Offset of the line below. */
  next = 0;
  /** Blanks in front of the line's content; -1 below the last line. */
  indent = -1;
  /** The greatest indent of the comments between this line and the one above that says something; -1 where there are none. */
  comment = -1;

  constructor(text: string) {
    this.text = text;
  }

  /** Moves to the next line that says something; false where that is not certain. */
  advance(): boolean {
    this.comment = -1;
    while (this.next < this.text.length) {
      this.enterLine();
      this.skipBlanks();
      if (this.at === this.end) continue;
      const first = this.text.charCodeAt(this.at);
      if (first === TAB) return false;
      this.indent = this.at - this.start;
      if (first !== HASH) return true;
      this.comment = Math.max(this.comment, this.indent);
    }
    this.indent = -1;
    return true;
  }

  /** Moves to the line below, whatever is there. */
  enterLine(): void {
    const lineBreak = this.text.indexOf('\n', this.next);
    this.start = this.next;
    this.at = this.start;
    this.end = lineBreak < 0 ? this.text.length : lineBreak;
    this.next = lineBreak < 0 ? this.text.length : lineBreak + 1;
    if (this.end > this.start && this.text.charCodeAt(this.end - 1) === CR) this.end--;
  }

  skipBlanks(): void {
    while (this.text.charCodeAt(this.at) === SPACE) this.at++;
  }

  /** Whether nothing but a comment stands on the rest of the line, up to which there is a blank. */
  isRestEmpty(): boolean {
    const from = this.at;
    this.skipBlanks();
    return this.at === this.end || (this.at > from && this.text.charCodeAt(this.at) === HASH);
  }
}
