import './eventList.ts';
import './stepTree.ts';
import './stepDetail.ts';
import './emptyState.ts';
import '@vscode-elements/elements/dist/vscode-split-layout/index.js';

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import type { Step } from '../../../emulator/engine/trace/step.ts';
import type { EventRecord, FromPanel, HostState, ToPanel } from '../messages.ts';
import { changeHistory, EMPTY_HISTORY, stepsOf, type PanelHistory } from '../model/history.ts';
import { decidingStep } from '../model/decidingStep.ts';
import type { Transport } from '../transport.ts';
import { notice } from './notice.ts';
import { shared } from './styles.ts';

/** The trace: events, the steps of one, and one step in full. */
export class TraceApp extends LitElement {
  static override properties = {
    history: { state: true },
    state: { state: true },
    eventId: { state: true },
    stepSeq: { state: true },
    narrow: { state: true },
  };
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        height: 100vh;
        overflow: hidden;
      }
      vscode-split-layout {
        height: 100%;
        border: 0;
        --separator-border: var(--line);
      }
      .pane {
        height: 100%;
        overflow: hidden;
      }
      .column {
        display: flex;
        flex-direction: column;
      }
      .column > :last-child {
        flex: 1;
        min-height: 0;
      }
      .notice {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 6px 12px;
        border-bottom: 1px solid var(--line);
      }
      .notice .text {
        flex: 1;
      }
    `,
  ];

  declare transport: Transport | undefined;
  declare private history: PanelHistory;
  declare private state: HostState | undefined;
  declare private eventId: string | undefined;
  declare private stepSeq: number | undefined;
  declare private narrow: boolean;
  private readonly sizes = new ResizeObserver(() => {
    this.narrow = this.clientWidth < 720;
  });

  constructor() {
    super();
    this.history = EMPTY_HISTORY;
    this.narrow = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
    this.transport?.onMessage((message) => {
      this.receive(message);
    });
    this.send({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    this.sizes.disconnect();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    if (!this.state) return html``;
    const record = this.record();
    if (!record)
      return html`<argo-empty-state
        .state=${this.state}
        @action=${(event: CustomEvent<FromPanel>) => {
          this.send(event.detail);
        }}
      ></argo-empty-state>`;
    const steps = stepsOf(this.history, record);
    return html`<vscode-split-layout
      split="vertical"
      initial-handle-position="24%"
      fixed-pane="start"
      min-start="140px"
      min-end="200px"
    >
      <div slot="start" class="pane">${this.renderEvents()}</div>
      <div slot="end" class="pane">${this.renderTrace(record, steps)}</div>
    </vscode-split-layout>`;
  }

  private renderEvents(): TemplateResult {
    return html`<argo-event-list
      .history=${this.history}
      .selected=${this.eventId}
      @event-selected=${(event: CustomEvent<string>) => {
        this.selectEvent(event.detail);
      }}
      @event-entered=${() => {
        this.renderRoot.querySelector('argo-step-tree')?.focus();
      }}
      @event-again=${(event: CustomEvent<string>) => {
        this.send({ type: 'fireAgain', id: event.detail });
      }}
    ></argo-event-list>`;
  }

  private renderTrace(record: EventRecord, steps: readonly Step[]): TemplateResult {
    const step = steps.find(({ seq }) => seq === this.stepSeq);
    const tree = html`<div class="pane column" slot="start">
      ${notice(record, () => {
        this.send({ type: 'fireAgain', id: record.id });
      })}
      <argo-step-tree
        .steps=${steps}
        .selected=${this.stepSeq}
        @step-selected=${(event: CustomEvent<number>) => {
          this.stepSeq = event.detail;
        }}
        @step-opened=${(event: CustomEvent<number>) => {
          this.reveal(event.detail, false);
        }}
        @step-entered=${(event: CustomEvent<number>) => {
          this.reveal(event.detail, true);
        }}
        @left=${() => {
          this.renderRoot.querySelector('argo-event-list')?.focus();
        }}
      ></argo-step-tree>
    </div>`;
    return html`<vscode-split-layout
      split=${this.narrow ? 'horizontal' : 'vertical'}
      initial-handle-position="50%"
      min-start="80px"
      min-end="80px"
    >
      ${tree}
      <div slot="end" class="pane">
        ${
          step
            ? html`<argo-step-detail
                .step=${step}
                @copy-text=${(event: CustomEvent<string>) => {
                  this.send({ type: 'copy', text: event.detail });
                }}
                @reveal=${(event: CustomEvent<Extract<FromPanel, { type: 'reveal' }>['where']>) => {
                  this.send({ type: 'reveal', where: event.detail, focus: true });
                }}
              ></argo-step-detail>`
            : nothing
        }
      </div>
    </vscode-split-layout>`;
  }

  private receive(message: ToPanel): void {
    if (message.type === 'state') this.state = message.state;
    else if (message.type === 'select') this.selectEvent(message.id);
    else this.take(message);
  }

  private take(message: Extract<ToPanel, { type: 'history' | 'update' }>): void {
    const known = this.history;
    this.history = changeHistory(known, message);
    const newest = this.history.records[0];
    const followed = this.eventId === undefined || this.eventId === known.records[0]?.id;
    if (!this.record() || (followed && newest && newest.id !== this.eventId)) this.selectEvent(newest?.id);
    else if (message.steps.some(({ traceId }) => traceId === this.record()?.traceId)) this.followSteps();
  }

  private selectEvent(id: string | undefined): void {
    this.eventId = id;
    this.stepSeq = undefined;
    this.followSteps();
  }

  /** Shows the step that decided, until the reader has chosen one. */
  private followSteps(): void {
    const steps = stepsOf(this.history, this.record());
    const chosen = steps.some(({ seq }) => seq === this.stepSeq) && this.stepSeq !== this.followed;
    if (!chosen) this.stepSeq = this.followed = decidingStep(steps)?.seq;
  }
  private followed: number | undefined;

  private record(): EventRecord | undefined {
    return this.history.records.find(({ id }) => id === this.eventId);
  }

  private reveal(seq: number, focus: boolean): void {
    const where = stepsOf(this.history, this.record()).find((step) => step.seq === seq)?.where;
    if (where) this.send({ type: 'reveal', where, focus });
  }

  private send(message: FromPanel): void {
    this.transport?.send(message);
  }
}

customElements.define('argo-trace-app', TraceApp);

declare global {
  interface HTMLElementTagNameMap {
    'argo-trace-app': TraceApp;
  }
}
