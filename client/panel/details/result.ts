import { html, nothing } from 'lit';

import type { StepOutputs } from '../../../emulator/engine/trace/step.ts';
import { prettyJson } from '../model/pretty.ts';
import { facts, textBox, type DetailActions, type Fragment } from './parts.ts';

export function renderResult(output: StepOutputs['trigger.result'], actions: DetailActions): Fragment {
  const { body } = output;
  return html`${facts([
    ['Status', output.status],
    ['Detail', output.detail],
  ])}
  ${body === undefined || body === '' ? nothing : textBox('Body', prettyJson(body), actions)}`;
}
