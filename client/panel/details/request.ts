import { html } from 'lit';

import type { Content } from '../../../emulator/engine/trace/request/parts.ts';
import { requestParts } from '../../../emulator/engine/trace/request/table.ts';
import { prettyJson } from '../../../emulator/engine/trace/prettyJson.ts';
import type { StepOutputs } from '../../../emulator/engine/trace/step.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { toYaml } from '../model/pretty.ts';
import { facts, renderRemedy, textBox, type DetailActions, type Fragment } from './parts.ts';

/** What the trigger resolves to. */
export function renderRequest(
  { request, remedy }: StepOutputs['trigger.request'],
  actions: DetailActions,
): Fragment {
  const parts = requestParts(request);
  return html`${facts([['Call', parts.call], ...parts.facts])}
  ${parts.contents.map((content) => renderContent(content, actions))} ${renderRemedy(remedy, actions)}`;
}

function renderContent({ title, text = '', object }: Content, actions: DetailActions): Fragment {
  return object === undefined ? textBox(title, prettyJson(text), actions) : objectBox(title, object, actions);
}

function objectBox(title: string, object: Json, actions: DetailActions): Fragment {
  const text = actions.asJson ? JSON.stringify(object, null, 2) : toYaml(object);
  const toggle = html`<button class="plain" @click=${actions.toggleJson}>
    ${actions.asJson ? 'Show YAML' : 'Show JSON'}
  </button>`;
  return textBox(title, text, actions, toggle);
}
