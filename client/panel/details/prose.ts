import { html } from 'lit';

import type { Fragment } from './parts.ts';

/** A sentence with what stands in backticks set as code. */
export function prose(text: string): Fragment {
  const parts = text.split(/`([^`]+)`/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
