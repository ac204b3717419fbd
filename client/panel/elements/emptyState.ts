import '@vscode-elements/elements/dist/vscode-button/index.js';

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import type { FromPanel, HostState } from '../messages.ts';
import { shared } from './styles.ts';

interface Advice {
  readonly title: string;
  readonly text: string;
  readonly button?: { readonly label: string; readonly action: FromPanel };
}

/** What to do next while there is no event to show. Says `action` with the message for the host. */
export class EmptyState extends LitElement {
  static override properties = { state: { attribute: false } };
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        height: 100%;
        align-items: center;
        justify-content: center;
        text-align: center;
        padding: 0 24px;
        box-sizing: border-box;
      }
      h2 {
        font-size: 1.1em;
        font-weight: 600;
        margin: 0 0 4px;
      }
      p {
        margin: 0 0 12px;
        max-width: 60ch;
      }
    `,
  ];

  declare state: HostState | undefined;

  protected override render(): TemplateResult {
    if (!this.state) return html``;
    const { title, text, button } = adviceFor(this.state);
    return html`<div>
      <h2>${title}</h2>
      <p class="muted">${text}</p>
      ${
        button
          ? html`<vscode-button
              @click=${() => {
                this.dispatchEvent(new CustomEvent('action', { detail: button.action }));
              }}
              >${button.label}</vscode-button
            >`
          : nothing
      }
    </div>`;
  }
}

customElements.define('argo-empty-state', EmptyState);

declare global {
  interface HTMLElementTagNameMap {
    'argo-empty-state': EmptyState;
  }
}

export function adviceFor(state: HostState): Advice {
  if (!state.trusted)
    return {
      title: 'Restricted mode',
      text: 'The emulator runs scripts that the manifests contain. Trust this workspace to fire events.',
      button: { label: 'Manage Workspace Trust', action: { type: 'trust' } },
    };
  if (state.phase === 'crashed')
    return {
      title: 'The emulator has stopped',
      text: 'It ended unexpectedly, several times. The log of “Argo Events” says why.',
      button: { label: 'Start Emulator', action: { type: 'start' } },
    };
  if (state.events === 0)
    return {
      title: 'No EventSource found',
      text: 'Open a folder with EventSource and Sensor manifests, or start from an example.',
      button: { label: 'Create Example', action: { type: 'createExample' } },
    };
  return {
    title: 'No events yet',
    text: 'Fire a test event to see, filter by filter, what its sensors decide. Nothing leaves this machine.',
    button: { label: 'Fire Test Event…', action: { type: 'fire' } },
  };
}
