import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import type { Step } from '../../../emulator/engine/trace/step.ts';
import type { Where } from '../../../emulator/engine/trace/where.ts';
import { prose } from '../details/prose.ts';
import { renderOutput } from '../details/table.ts';
import { detailStyles } from '../details/styles.ts';
import { KIND_WORDS, timeText, VERDICT_MEANINGS, VERDICT_WORDS } from '../model/words.ts';
import { icon, verdictIcon } from './icons.ts';
import { shared } from './styles.ts';

/** One step in full. Says `reveal` with a place, and `copy-text` with a text. */
export class StepDetail extends LitElement {
  static override properties = { step: { attribute: false }, asJson: { state: true } };
  static override styles = [
    shared,
    detailStyles,
    css`
      :host {
        display: block;
        height: 100%;
        overflow: auto;
        box-sizing: border-box;
        padding: 4px 12px 12px;
        container: detail / inline-size;
      }
      header {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: 24px;
      }
      h2 {
        font-size: 1em;
        font-weight: 600;
        margin: 0;
        flex: none;
      }
      .why {
        margin: 4px 0 8px;
        overflow-wrap: anywhere;
      }
      .fill {
        flex: 1;
      }
      header button,
      .time {
        flex: none;
      }
      @container detail (max-width: 340px) {
        .time,
        header button .label {
          display: none;
        }
      }
    `,
  ];

  declare step: Step | undefined;
  declare private asJson: boolean;

  constructor() {
    super();
    this.asJson = false;
  }

  protected override render(): TemplateResult {
    const { step } = this;
    if (!step) return html``;
    return html`<article aria-label="${KIND_WORDS[step.kind]}, ${VERDICT_WORDS[step.verdict]}">
      <header>
        ${verdictIcon(step.verdict)}
        <h2>${KIND_WORDS[step.kind]}</h2>
        <span class="muted" title=${VERDICT_MEANINGS[step.verdict]}>${VERDICT_WORDS[step.verdict]}</span>
        <span class="ellipsis muted fill" title=${step.subject}>${step.subject}</span>
        <span class="muted time" title=${step.at}>${timeText(step.at)}</span>
        ${step.where ? this.gotoButton(step.where) : nothing}
      </header>
      <p class="why">${prose(step.why)}</p>
      ${renderOutput(step, {
        asJson: this.asJson,
        toggleJson: () => {
          this.asJson = !this.asJson;
        },
        copy: (text) => this.dispatchEvent(new CustomEvent('copy-text', { detail: text })),
        reveal: (where) => this.dispatchEvent(new CustomEvent('reveal', { detail: where })),
      })}
    </article>`;
  }

  private gotoButton(where: Where): TemplateResult {
    return html`<button
      class="plain"
      title="Go to the line that decided: ${placeText(where)}"
      aria-label="Go to the line that decided"
      @click=${() => this.dispatchEvent(new CustomEvent('reveal', { detail: where }))}
    >
      ${icon('goto')}<span class="label">Manifest</span>
    </button>`;
  }
}

customElements.define('argo-step-detail', StepDetail);

declare global {
  interface HTMLElementTagNameMap {
    'argo-step-detail': StepDetail;
  }
}

function placeText({ uri, pointer }: Where): string {
  return `${decodeURIComponent(uri.split('/').at(-1) ?? uri)} ${pointer}`;
}
