import { html, nothing } from 'lit';

import type { StepOutputs } from '../../../emulator/engine/trace/step.ts';
import { prettyJson } from '../../../emulator/engine/trace/prettyJson.ts';
import { facts, textBox, type DetailActions, type Fragment } from './parts.ts';

export function renderReceived(output: StepOutputs['event.received'], actions: DetailActions): Fragment {
  const { response, data } = output;
  const answer = response && `${response.status} ${response.body}`.trim();
  return html`${facts([
    ['Type', output.sourceType],
    ['Answered', answer],
  ])}
  ${data === undefined ? nothing : textBox('Event data', prettyJson(data), actions)}`;
}
