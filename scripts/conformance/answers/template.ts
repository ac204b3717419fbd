import { decodeDocument } from '../../../emulator/engine/lang/template/decode.ts';
import type { Rendered } from '../../../emulator/engine/lang/template/render.ts';
import {
  executeTemplate,
  renderDataFilter,
  renderParameter,
} from '../../../emulator/engine/lang/template/render.ts';

interface Input {
  readonly template: string;
  readonly input?: unknown;
  readonly inputJSON?: string;
  readonly data?: unknown;
  readonly as?: 'dataFilter';
}

const PORTS = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5), random: () => 0.5 };

export function answerTemplate(input: Input): unknown {
  const rendered = render(input);
  return 'error' in rendered ? { error: rendered.error } : { text: rendered.text };
}

function render({ template, input, inputJSON, data, as }: Input): Rendered {
  if (data !== undefined) return executeTemplate(template, decodeDocument(JSON.stringify(data)), PORTS);
  const json = inputJSON ?? JSON.stringify(input);
  return as === 'dataFilter'
    ? renderDataFilter(template, json, PORTS)
    : renderParameter(template, json, PORTS);
}
