import { html } from 'lit';

import { BUS_LABELS } from '../../../emulator/engine/bus/kind.ts';
import type { DependencyState, StepOutputs } from '../../../emulator/engine/trace/step.ts';
import { verdictIcon } from '../elements/icons.ts';
import { facts, type Fragment } from './parts.ts';

const STATES = {
  new: { verdict: 'passed', words: 'this event' },
  stored: { verdict: 'passed', words: 'came before' },
  missing: { verdict: 'waiting', words: 'missing' },
} as const satisfies Record<DependencyState['state'], unknown>;

export function renderCondition({ expression, bus, dependencies }: StepOutputs['condition']): Fragment {
  return html`${facts([
      ['Condition', expression],
      ['Bus', BUS_LABELS[bus]],
    ])}
    <h3>Dependencies</h3>
    <ul class="deps">
      ${dependencies.map(({ name, state, seen, event }) => {
        const { verdict, words } = STATES[state];
        const times = seen === 1 ? 'once' : `${seen} times`;
        const whole = event === undefined ? '' : `; here is event ${event}`;
        return html`<li title="Passed ${times} so far${whole}">
          ${verdictIcon(verdict)}<span>${name}</span
          ><span class="muted"
            >${words}, seen ${seen}${event === undefined ? '' : `, event ${shortId(event)}`}</span
          >
        </li>`;
      })}
    </ul>`;
}

/** As much of an id as it takes to tell events apart. */
function shortId(id: string): string {
  return id.length > 12 ? `${id.slice(0, 8)}…` : id;
}
