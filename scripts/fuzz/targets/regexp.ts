import { compileRegexp } from '../../../emulator/engine/lang/regexp.ts';
import { mutateText } from '../mutate.ts';
import type { Target } from '../target.ts';

const PATTERNS = [
  '^a+b*c?$',
  '(a|b)*c{2,5}',
  '(?i)[a-z0-9_-]+@[^.]+\\.(com|org)',
  '(?P<name>\\w+)\\s\\d{1,3}\\pL\\x{10FFFF}',
  '((a*)*)*$',
  '[[:alpha:]]+|\\Qa.b\\E|(?s:.)',
  '^refs/heads/(main|release-.*)$',
];
const TEXTS = [
  '',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab',
  'user@example.com',
  'refs/heads/main',
  'é😀\n',
];
const WORDS = [
  '(',
  ')',
  '[',
  ']',
  '*',
  '+',
  '?',
  '{9}',
  '{1000}',
  '{2,1}',
  '|',
  '^',
  '$',
  '\\b',
  '\\p{Greek}',
  '(?',
  '(?i)',
  '[^',
  '\\C',
  '-',
];

/** RE2 expressions and texts. */
export function regexpTarget(): Target {
  return {
    make: (random) => ({
      pattern: mutateText(random, random.pickAny(PATTERNS) ?? '', PATTERNS, WORDS),
      text: mutateText(random, random.pickAny(TEXTS) ?? '', TEXTS, ['a', 'b', '.', '@']),
    }),
    answer: (input) => {
      const { pattern, text } = input as { readonly pattern: string; readonly text: string };
      const regexp = compileRegexp(pattern);
      return 'error' in regexp ? regexp : regexp.matches(text);
    },
  };
}
