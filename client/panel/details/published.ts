import { html, nothing } from 'lit';

import type { StepOutputs } from '../../../emulator/engine/trace/step.ts';
import { prettyJson } from '../../../emulator/engine/trace/prettyJson.ts';
import { facts, textBox, type DetailActions, type Fragment } from './parts.ts';

export function renderPublished(output: StepOutputs['bus.published'], actions: DetailActions): Fragment {
  const { context, data } = output.event;
  return html`${facts([
    ['Bus', output.bus],
    ['Subject', output.subject],
  ])}
  ${textBox('Context', JSON.stringify(context, null, 2), actions)}
  ${data === null ? nothing : textBox('Data', prettyJson(data), actions)}`;
}
