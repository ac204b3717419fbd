import { PLAIN, type Style } from '../../../emulator/engine/trace/text.ts';
import type { Verdict } from '../../../emulator/engine/trace/step.ts';

const RESET = '\u001b[0m';
const COLOURS: Readonly<Record<Verdict, string>> = {
  passed: '\u001b[32m',
  failed: '\u001b[31m',
  waiting: '\u001b[33m',
  error: '\u001b[31;1m',
  skipped: '\u001b[90m',
  dry: '\u001b[36m',
  live: '\u001b[35m',
};

const COLOURED: Style = {
  verdict: (verdict, text) => `${COLOURS[verdict]}${text}${RESET}`,
  strong: (text) => `\u001b[1m${text}${RESET}`,
  faint: (text) => `\u001b[90m${text}${RESET}`,
};

export function styleFor(colours: boolean): Style {
  return colours ? COLOURED : PLAIN;
}
