import { html, nothing, type TemplateResult } from 'lit';

import type { Where } from '../../../emulator/engine/trace/where.ts';
import { icon } from '../elements/icons.ts';

/** What the details of a step may ask for. */
export interface DetailActions {
  readonly asJson: boolean;
  readonly toggleJson: () => void;
  readonly copy: (text: string) => void;
  readonly reveal: (where: Where) => void;
}

export type Fragment = TemplateResult | typeof nothing;

/** Text in a box under a title, with a button that copies it. */
export function textBox(
  title: string,
  text: string,
  actions: DetailActions,
  more: Fragment = nothing,
): Fragment {
  return html`<h3>
      <span class="fill">${title}</span>${more}
      <button
        class="plain"
        title="Copy"
        aria-label="Copy ${title}"
        @click=${() => {
          actions.copy(text);
        }}
      >
        ${icon('copy')} Copy
      </button>
    </h3>
    <pre tabindex="0">${text}</pre>`;
}

/** Names and values; what is undefined is left out. */
export function facts(
  entries: readonly (readonly [string, string | number | boolean | undefined])[],
): Fragment {
  const known = entries.filter(([, value]) => value !== undefined && value !== '');
  if (known.length === 0) return nothing;
  return html`<dl>
    ${known.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd><code>${String(value)}</code></dd>`,
    )}
  </dl>`;
}

/** Lines of the configuration by which what is not at hand can be named. */
export function renderRemedy(lines: string | undefined, actions: DetailActions): Fragment {
  return lines === undefined ? nothing : textBox('To add to .argo-events.yaml', lines, actions);
}
