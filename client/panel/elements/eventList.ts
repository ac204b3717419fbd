import '@lit-labs/virtualizer';

import type { LitVirtualizer } from '@lit-labs/virtualizer';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import type { Step } from '../../../emulator/engine/trace/step.ts';
import type { EventRecord } from '../messages.ts';
import { EMPTY_HISTORY, stepsOf, type PanelHistory } from '../model/history.ts';
import { countOutcomes, outcomeOf } from '../model/outcome.ts';
import { countsText, STATUS_WORDS, timeText, VERDICT_WORDS } from '../model/words.ts';
import { icon } from './icons.ts';
import { movedIndex } from './rowList.ts';
import { rows, shared } from './styles.ts';

/** The events of the history, newest first. Says `event-selected` and `event-again` with the record's id. */
export class EventList extends LitElement {
  static override properties = { history: { attribute: false }, selected: {} };
  static override styles = [
    shared,
    rows,
    css`
      :host {
        display: block;
        height: 100%;
      }
      .row {
        height: 40px;
      }
      .words {
        flex: 1;
        min-width: 0;
      }
      .second {
        display: flex;
        gap: 6px;
        font-size: 0.92em;
      }
      .time {
        flex: none;
        font-variant-numeric: tabular-nums;
      }
      .again {
        color: inherit;
        visibility: hidden;
      }
      .row:hover .again,
      .row.selected .again {
        visibility: visible;
      }
    `,
  ];

  declare history: PanelHistory;
  declare selected: string | undefined;

  constructor() {
    super();
    this.history = EMPTY_HISTORY;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.rows')?.focus();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('selected')) return;
    const index = this.selectedIndex();
    if (index >= 0)
      this.renderRoot.querySelector<LitVirtualizer>('lit-virtualizer')?.element(index)?.scrollIntoView({
        block: 'nearest',
      });
  }

  protected override render(): TemplateResult {
    const { records } = this.history;
    return html`<lit-virtualizer
      class="rows"
      role="listbox"
      aria-label="Events, newest first"
      aria-activedescendant=${this.selected === undefined ? nothing : rowId(this.selected)}
      tabindex="0"
      scroller
      .items=${[...records]}
      .keyFunction=${(record: unknown) => (record as EventRecord).id}
      .renderItem=${(record: unknown, index: number) => this.renderRow(record as EventRecord, index)}
      @keydown=${(event: KeyboardEvent) => {
        this.onKey(event);
      }}
    ></lit-virtualizer>`;
  }

  private renderRow(record: EventRecord, index: number): TemplateResult {
    const steps = stepsOf(this.history, record);
    const words = resultWords(record, steps);
    const name = `${record.eventSource}/${record.eventName}`;
    const selected = record.id === this.selected;
    return html`<div
      class="row ${selected ? 'selected' : ''}"
      id=${rowId(record.id)}
      role="option"
      aria-selected=${selected}
      aria-posinset=${index + 1}
      aria-setsize=${this.history.records.length}
      aria-label="${name}, ${words}, ${timeText(record.at)}"
      title="${name} in namespace ${record.namespace}: ${record.why ?? words}"
      @click=${() => {
        this.say('event-selected', record.id);
      }}
    >
      ${icon(resultIcon(record, steps))}
      <div class="words">
        <div class="ellipsis">${name}</div>
        <div class="second muted">
          <span class="time">${timeText(record.at)}</span><span class="ellipsis">${words}</span>
        </div>
      </div>
      <button
        class="plain again"
        title="Fire again"
        aria-label="Fire ${name} again"
        tabindex="-1"
        @click=${(event: Event) => {
          event.stopPropagation();
          this.say('event-again', record.id);
        }}
      >
        ${icon('again')}
      </button>
    </div>`;
  }

  private onKey(event: KeyboardEvent): void {
    const target = movedIndex(event.key, this.selectedIndex(), this.history.records.length);
    const record = target === undefined ? undefined : this.history.records[target];
    if (record) this.say('event-selected', record.id);
    else if (event.key === 'ArrowRight' || event.key === 'Enter')
      this.say('event-entered', this.selected ?? '');
    else return;
    event.preventDefault();
  }

  private selectedIndex(): number {
    return this.history.records.findIndex(({ id }) => id === this.selected);
  }

  private say(name: string, detail: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('argo-event-list', EventList);

declare global {
  interface HTMLElementTagNameMap {
    'argo-event-list': EventList;
  }
}

/** What an event came to, in a few words. */
export function resultWords(record: EventRecord, steps: readonly Step[]): string {
  if (record.status === 'interrupted' || record.status === 'refused') return STATUS_WORDS[record.status];
  const counts = countsText(countOutcomes(steps));
  if (counts !== '') return counts;
  if (record.status === 'running') return STATUS_WORDS.running;
  const outcome = outcomeOf(steps);
  return outcome === 'passed' ? 'no sensor listens' : VERDICT_WORDS[outcome];
}

function resultIcon(record: EventRecord, steps: readonly Step[]): Parameters<typeof icon>[0] {
  return record.status === 'done' ? outcomeOf(steps) : record.status;
}

function rowId(id: string): string {
  return `event-${id}`;
}
