import { html, nothing } from 'lit';

import type { FilterNode, StepOutputs } from '../../../emulator/engine/trace/step.ts';
import { verdictIcon } from '../elements/icons.ts';
import { VERDICT_WORDS } from '../model/words.ts';
import type { DetailActions, Fragment } from './parts.ts';
import { prose } from './prose.ts';

/** The verdict tree: one entry a filter, with what was found and what was wanted. */
export function renderFilter({ tree }: StepOutputs['filter'], actions: DetailActions): Fragment {
  return html`<ul class="filters" aria-label="Filters">
    ${renderNode(tree, actions)}
  </ul>`;
}

function renderNode(node: FilterNode, actions: DetailActions): Fragment {
  const { children = [] } = node;
  const saidBelow = children.some(({ why }) => why === node.why);
  return html`<li>
    <div class="filter">
      ${verdictIcon(node.verdict)}
      <div>
        ${label(node, actions)}
        <span class="visually-hidden">${VERDICT_WORDS[node.verdict]}</span>
        <span class="muted">${saidBelow ? nothing : prose(node.why)}</span>
      </div>
      ${comparison(node)}
    </div>
    ${
      children.length === 0
        ? nothing
        : html`<ul class="filters">
            ${children.map((child) => renderNode(child, actions))}
          </ul>`
    }
  </li>`;
}

function label(node: FilterNode, actions: DetailActions): Fragment {
  const { where } = node;
  if (!where) return html`<strong>${node.label}</strong>`;
  return html`<button
    class="plain place"
    title="Go to this filter in the manifest"
    @click=${() => {
      actions.reveal(where);
    }}
  >
    <strong>${node.label}</strong>
  </button>`;
}

function comparison({ actual, expected, comparator, nearest }: FilterNode): Fragment {
  if (actual === undefined && expected === undefined && nearest === undefined) return nothing;
  const row = (name: string, value: string | undefined): Fragment =>
    value === undefined
      ? nothing
      : html`<dt>${name}</dt>
          <dd><code>${value}</code></dd>`;
  const wanted = expected === undefined ? undefined : comparator ? `${comparator} ${expected}` : expected;
  return html`<dl>${row('Actual', actual)} ${row('Expected', wanted)} ${row('Nearest path', nearest)}</dl>`;
}
