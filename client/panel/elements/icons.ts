import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

import type { Verdict } from '../../../emulator/engine/trace/step.ts';
import type { EventStatus } from '../messages.ts';
import { VERDICT_WORDS } from '../model/words.ts';

const ring = svg`<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.3"/>`;
const disc = svg`<circle cx="8" cy="8" r="6.9" fill="currentColor"/>`;
const line = (d: string): SVGTemplateResult =>
  svg`<path d=${d} fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"/>`;
const cut = (d: string): SVGTemplateResult =>
  svg`<path class="cut" d=${d} fill="none" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`;

const SHAPES = {
  passed: svg`${ring}${line('M5.2 8.3 7.2 10.3 10.9 6')}`,
  failed: svg`${ring}${line('M3.8 12.2 12.2 3.8')}`,
  waiting: svg`${ring}${line('M8 4.8V8l2.3 1.6')}`,
  error: svg`${disc}${cut('M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6')}`,
  skipped: svg`${ring}${line('M5.3 8h5.4')}`,
  dry: svg`${disc}${cut('M5 8.3 7.1 10.4 11 5.9')}`,
  live: svg`${line('M8 13V9M4.6 11.4a4.8 4.8 0 1 1 6.8 0M6.4 9.6a2.2 2.2 0 1 1 3.2 0')}`,
  running: svg`<circle class="spin" cx="8" cy="8" r="5.8" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="22 15" stroke-linecap="round"/>`,
  interrupted: svg`${ring}${line('M6.4 5.8v4.4M9.6 5.8v4.4')}`,
  chevron: line('M6 3.5 10.5 8 6 12.5'),
  copy: svg`${line('M5.5 4.5v-2h8v8h-2')}${line('M2.5 5.5h8v8h-8z')}`,
  goto: svg`${line('M9.5 3.5h3v9h-3')}${line('M2.5 8h7M7 5.5 9.5 8 7 10.5')}`,
  again: svg`${line('M12.8 8a4.8 4.8 0 1 1-1.5-3.5')}${line('M11.6 1.8v2.9H8.7')}`,
  done: svg`${ring}${line('M5.2 8.3 7.2 10.3 10.9 6')}`,
  refused: svg`${disc}${cut('M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6')}`,
} satisfies Record<Verdict | EventStatus | 'chevron' | 'copy' | 'goto' | 'again', SVGTemplateResult>;

export type IconName = keyof typeof SHAPES;

/** A picture beside words that say the same; screen readers pass it over. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon ${name}" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[name]}</svg>`;
}

export function verdictIcon(verdict: Verdict): TemplateResult {
  return html`<span class="verdict" title=${VERDICT_WORDS[verdict]}>${icon(verdict)}</span>`;
}
