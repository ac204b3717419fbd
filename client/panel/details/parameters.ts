import { html, nothing } from 'lit';

import type { ParameterChange, StepOutputs } from '../../../emulator/engine/trace/step.ts';
import { shortText } from '../model/pretty.ts';
import type { DetailActions, Fragment } from './parts.ts';

const TARGETS = { template: 'Trigger template', resource: 'Resource', payload: 'Payload' } as const;

/** A row a parameter: where to, where from, and what stood there before and after. */
export function renderParameters(
  { target, changes }: StepOutputs['trigger.parameters'],
  actions: DetailActions,
): Fragment {
  return html`<table aria-label="Parameters of the ${TARGETS[target].toLowerCase()}">
    <thead>
      <tr>
        <th scope="col">${TARGETS[target]} field</th>
        <th scope="col">From</th>
        <th scope="col">Before</th>
        <th scope="col">After</th>
      </tr>
    </thead>
    <tbody>
      ${changes.map((change) => renderChange(change, actions))}
    </tbody>
  </table>`;
}

function renderChange(change: ParameterChange, actions: DetailActions): Fragment {
  const { where } = change;
  const dest = where
    ? html`<button
        class="plain place mono"
        title="Go to this parameter in the manifest"
        @click=${() => {
          actions.reveal(where);
        }}
      >
        ${change.dest}
      </button>`
    : html`<span class="mono">${change.dest}</span>`;
  const operation = change.operation === 'overwrite' ? '' : change.operation;
  return html`<tr>
    <td data-label="Field">
      <div>${dest} <span class="muted">${operation}</span></div>
    </td>
    <td data-label="From">
      <div>
        ${change.source}
        ${change.why === undefined ? nothing : html`<div class="failed-text">${change.why}</div>`}
      </div>
    </td>
    <td class="mono" data-label="Before"><div>${valueText(change.before)}</div></td>
    <td class="mono ${change.after === change.before ? '' : 'changed'}" data-label="After">
      <div>${valueText(change.after)}</div>
    </td>
  </tr>`;
}

function valueText(value: string | undefined): Fragment {
  if (value === undefined) return html`<span class="nothing">nothing</span>`;
  return html`<span title=${value}>${shortText(value)}</span>`;
}
