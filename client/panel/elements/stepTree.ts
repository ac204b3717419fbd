import '@lit-labs/virtualizer';

import type { LitVirtualizer } from '@lit-labs/virtualizer';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

import type { Step } from '../../../emulator/engine/trace/step.ts';
import { requestParts } from '../../../emulator/engine/trace/request/table.ts';
import type { Fragment } from '../details/parts.ts';
import { prose } from '../details/prose.ts';
import { stepRows, type StepRow } from '../model/stepTree.ts';
import { KIND_WORDS, VERDICT_WORDS } from '../model/words.ts';
import { icon, verdictIcon } from './icons.ts';
import { movedIndex } from './rowList.ts';
import { rows, shared } from './styles.ts';

/** The steps of one event as a tree. Says `step-selected` and `step-opened` with the step's number. */
export class StepTree extends LitElement {
  static override properties = {
    steps: { attribute: false },
    selected: { type: Number },
    folded: { state: true },
  };
  static override styles = [
    shared,
    rows,
    css`
      :host {
        display: block;
        height: 100%;
      }
      .row {
        height: 24px;
      }
      .fold {
        flex: none;
        width: 16px;
      }
      .fold .icon.chevron {
        transition: transform 0.1s;
      }
      .expanded .fold .icon.chevron {
        transform: rotate(90deg);
      }
      .kind {
        flex: none;
      }
      .group .kind {
        font-weight: 600;
      }
      .indent {
        flex: none;
        align-self: stretch;
        width: 16px;
        box-sizing: border-box;
        border-right: 1px solid var(--vscode-tree-indentGuidesStroke, rgba(128, 128, 128, 0.4));
        margin-right: 2px;
      }
    `,
  ];

  declare steps: readonly Step[];
  declare selected: number | undefined;
  declare private folded: ReadonlySet<number>;
  private shown: readonly StepRow[] = [];

  constructor() {
    super();
    this.steps = [];
    this.folded = new Set();
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.rows')?.focus();
  }

  protected override willUpdate(): void {
    this.shown = stepRows(this.steps, this.folded);
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
    return html`<lit-virtualizer
      class="rows"
      role="tree"
      aria-label="Steps"
      aria-activedescendant=${this.selected === undefined ? nothing : `step-${this.selected}`}
      tabindex="0"
      scroller
      .items=${[...this.shown]}
      .keyFunction=${(row: unknown) => (row as StepRow).step.seq}
      .renderItem=${(row: unknown) => this.renderRow(row as StepRow)}
      @keydown=${(event: KeyboardEvent) => {
        this.onKey(event);
      }}
    ></lit-virtualizer>`;
  }

  private renderRow(row: StepRow): TemplateResult {
    const { step, verdict } = row;
    const selected = step.seq === this.selected;
    const words = step.kind === 'dependency.matched' ? wayName(step) : KIND_WORDS[step.kind];
    return html`<div
      class="row ${selected ? 'selected' : ''} ${row.group ? 'group' : ''} ${row.expanded ? 'expanded' : ''}"
      id="step-${step.seq}"
      role="treeitem"
      aria-level=${row.depth + 1}
      aria-posinset=${row.position}
      aria-setsize=${row.siblings}
      aria-selected=${selected}
      aria-expanded=${row.group ? row.expanded : nothing}
      aria-label="${words}, ${VERDICT_WORDS[verdict]}: ${step.why}"
      title="${step.subject}: ${step.why}"
      @click=${() => {
        this.say('step-selected', step.seq);
        this.say('step-opened', step.seq);
      }}
    >
      ${Array.from({ length: row.depth }, () => html`<span class="indent"></span>`)}
      <span
        class="fold"
        @click=${(event: Event) => {
          if (!row.group) return;
          event.stopPropagation();
          this.fold(row, row.expanded);
        }}
        >${row.group ? icon('chevron') : nothing}</span
      >
      ${verdictIcon(verdict)}
      <span class="kind">${words}</span>
      <span class="ellipsis muted">${rowWords(row)}</span>
    </div>`;
  }

  private onKey(event: KeyboardEvent): void {
    const index = this.selectedIndex();
    const row = this.shown[index];
    const target = movedIndex(event.key, index, this.shown.length);
    if (target !== undefined) this.select(target);
    else if (event.key === 'ArrowRight' && row?.group && !row.expanded) this.fold(row, false);
    else if (event.key === 'ArrowRight' && row?.group) this.select(index + 1);
    else if (event.key === 'ArrowLeft' && row?.expanded) this.fold(row, true);
    else if (event.key === 'ArrowLeft' && row && row.depth > 0) this.select(this.parentIndex(index));
    else if (event.key === 'ArrowLeft') this.dispatchEvent(new CustomEvent('left'));
    else if (event.key === 'Enter' && row) this.say('step-entered', row.step.seq);
    else return;
    event.preventDefault();
  }

  private parentIndex(index: number): number {
    const depth = this.shown[index]?.depth ?? 0;
    return this.shown.slice(0, index).findLastIndex((row) => row.depth < depth);
  }

  private select(index: number): void {
    const row = this.shown[index];
    if (row) this.say('step-selected', row.step.seq);
  }

  private fold({ step }: StepRow, folded: boolean): void {
    const next = new Set(this.folded);
    if (folded) next.add(step.seq);
    else next.delete(step.seq);
    this.folded = next;
  }

  private selectedIndex(): number {
    return this.shown.findIndex(({ step }) => step.seq === this.selected);
  }

  private say(name: string, detail: number): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

customElements.define('argo-step-tree', StepTree);

declare global {
  interface HTMLElementTagNameMap {
    'argo-step-tree': StepTree;
  }
}

function wayName(step: Step): string {
  return step.kind === 'dependency.matched' && step.output
    ? `${step.output.sensor} › ${step.output.trigger}`
    : step.subject;
}

/** What a row says beside its name. */
function rowWords(row: StepRow): Fragment | string {
  const { step } = row;
  if (step.kind === 'dependency.matched') return groupWords(row);
  if (step.kind === 'trigger.request' && step.output && step.verdict !== 'error')
    return requestParts(step.output.request).call;
  return prose(step.why);
}

function groupWords({ step, verdict }: StepRow): string {
  const dependency =
    step.kind === 'dependency.matched' && step.output ? ` · dependency ${step.output.dependency}` : '';
  return `${VERDICT_WORDS[verdict]}${dependency}`;
}
