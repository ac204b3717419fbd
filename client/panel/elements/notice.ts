import { html, nothing, type TemplateResult } from 'lit';

import type { EventRecord } from '../messages.ts';
import { icon } from './icons.ts';

/** Says of an event that was refused or interrupted what happened, and offers to fire it again. */
export function notice(record: EventRecord, fireAgain: () => void): TemplateResult | typeof nothing {
  if (record.status !== 'interrupted' && record.status !== 'refused') return nothing;
  const words =
    record.why ??
    (record.status === 'refused'
      ? 'The emulator did not accept this event.'
      : 'The emulator ended before this event was done.');
  return html`<div class="notice" role="status">
    ${icon(record.status)}<span class="text">${words}</span>
    <button class="plain" @click=${fireAgain}>${icon('again')} Fire again</button>
  </div>`;
}
