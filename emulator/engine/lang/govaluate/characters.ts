/** The classes of characters that Go's `unicode` package and govaluate tell apart. */

const SPACE = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;

export function isSpace(char: string): boolean {
  return SPACE.test(char);
}

export function isLetter(char: string): boolean {
  return LETTER.test(char);
}

export function isNumeric(char: string): boolean {
  return DIGIT.test(char) || char === '.';
}

export function isHexDigit(char: string): boolean {
  return DIGIT.test(char) || /[a-f]/i.test(char);
}

export function isNotQuote(char: string): boolean {
  return char !== "'" && char !== '"';
}

export function isVariableName(char: string): boolean {
  return LETTER.test(char) || DIGIT.test(char) || char === '_' || char === '.';
}

/** Operators are everything up to the next letter, digit, bracket or quote. */
export function isOperator(char: string): boolean {
  return !(DIGIT.test(char) || LETTER.test(char) || '()[]\'"'.includes(char));
}

export function isNotClosingBracket(char: string): boolean {
  return char !== ']';
}
