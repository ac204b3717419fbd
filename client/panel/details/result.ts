import { html, nothing } from 'lit';

import type { SetCall, StepOutputs } from '../../../emulator/engine/trace/step.ts';
import { prettyJson } from '../../../emulator/engine/trace/prettyJson.ts';
import { facts, renderRemedy, textBox, type DetailActions, type Fragment } from './parts.ts';

export function renderResult(output: StepOutputs['trigger.result'], actions: DetailActions): Fragment {
  const { body } = output;
  return html`${facts([
    ['Status', output.status],
    ['Detail', output.detail],
  ])}
  ${renderCalls(output.set)} ${renderRemedy(output.remedy, actions)}
  ${body === undefined || body === '' ? nothing : textBox('Body', prettyJson(body), actions)}`;
}

/** Calls that were answered as the configuration says. */
export function renderCalls(calls: readonly SetCall[] | undefined): Fragment {
  if (!calls || calls.length === 0) return nothing;
  return html`<h3>Set answers, nothing was sent</h3>
    ${facts(calls.map(({ call, answer }) => [call, answer] as const))}`;
}
