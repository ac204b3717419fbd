import { html, nothing } from 'lit';

import type { StepOutputs } from '../../../emulator/engine/trace/step.ts';
import { prettyJson } from '../../../emulator/engine/trace/prettyJson.ts';
import { facts, textBox, type DetailActions, type Fragment } from './parts.ts';

export function renderTransform(output: StepOutputs['transform'], actions: DetailActions): Fragment {
  return html`${facts([['Language', output.language]])}
  ${output.after === undefined ? nothing : textBox('After', prettyJson(output.after), actions)}
  ${output.before === null ? nothing : textBox('Before', prettyJson(output.before), actions)}`;
}
