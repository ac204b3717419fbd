import { html, nothing } from 'lit';

import { durationText } from '../../../emulator/engine/trace/durationText.ts';
import type { Step } from '../../../emulator/engine/trace/step.ts';
import { prettyJson } from '../../../emulator/engine/trace/prettyJson.ts';
import { renderCondition } from './condition.ts';
import { renderFilter } from './filter.ts';
import { renderParameters } from './parameters.ts';
import { facts, textBox, type DetailActions, type Fragment } from './parts.ts';
import { renderPublished } from './published.ts';
import { renderReceived } from './received.ts';
import { renderRequest } from './request.ts';
import { renderCalls, renderResult } from './result.ts';
import { renderTransform } from './transform.ts';

/** What a step carries, one case a kind. */
export function renderOutput(step: Step, actions: DetailActions): Fragment {
  if (!step.output) return nothing;
  switch (step.kind) {
    case 'event.received':
      return renderReceived(step.output, actions);
    case 'source.filter':
      return facts([
        ['Expression', step.output.expression],
        ['Result', step.output.result],
      ]);
    case 'bus.published':
      return renderPublished(step.output, actions);
    case 'bus.dropped':
      return facts([['Reason', step.output.reason]]);
    case 'condition.reset':
      return facts([['Forgotten', step.output.dependencies.join(', ')]]);
    case 'dependency.matched':
      return facts([
        ['Sensor', step.output.sensor],
        ['Trigger', step.output.trigger],
        ['Dependency', step.output.dependency],
      ]);
    case 'transform':
      return renderTransform(step.output, actions);
    case 'filter':
      return renderFilter(step.output, actions);
    case 'condition':
      return renderCondition(step.output);
    case 'trigger.parameters':
      return renderParameters(step.output, actions);
    case 'trigger.request':
      return renderRequest(step.output, actions);
    case 'trigger.result':
      return renderResult(step.output, actions);
    case 'policy':
      return html`${textBox('Policy', prettyJson(JSON.stringify(step.output.policy)), actions)}
      ${renderCalls(step.output.set)}`;
    case 'retry':
      return facts([
        [
          step.verdict === 'waiting' ? 'Next attempt' : 'Attempt',
          `${step.output.attempt} of ${step.output.attempts}`,
        ],
        ['Wait', durationText(step.output.waitMs)],
      ]);
    case 'rateLimit':
      return facts([['Wait', durationText(step.output.waitMs)]]);
    case 'dlq':
      return facts([['Trigger', step.output.trigger]]);
    case 'error':
      return facts([['Argo Events says', step.output.upstream]]);
  }
}
