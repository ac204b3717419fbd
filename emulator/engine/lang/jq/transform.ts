import { compileJq } from './compile.ts';
import { decodeData } from './decode.ts';
import { marshalOutput } from './encode.ts';
import { LimitReached, startWork } from './meter.ts';
import type { Ports } from './native.ts';
import { kindPreview } from './preview.ts';
import { startJq, type Outcome } from './run.ts';

const NO_OUTPUT = 'no output available from the jq command execution';
const NO_OBJECT = 'jq transformation output must be a JSON object';

export interface TransformError {
  /** What upstream says. */
  readonly error: string;
  /** What it does not say: the text of the runtime or compile error, what kind of value came out, which bound was reached. */
  readonly detail?: string;
  /** Offset in the program, in UTF-16 units, of a syntax error or an unknown name. */
  readonly offset?: number;
}

/**
 * The event data after `transform.jq`: the program's first output, which must be an object. Checked in upstream's order:
 * the syntax of the data, the syntax of the program, the kind of the data. An empty program is none.
 */
export function transformData(
  source: string,
  data: string,
  ports: Ports,
): { readonly data: string } | TransformError {
  if (source === '') return { data };
  startWork(ports.effort);
  try {
    return transform(source, data, ports);
  } catch (thrown) {
    return {
      error: NO_OBJECT,
      detail: thrown instanceof LimitReached ? thrown.message : 'the value is nested too deep',
    };
  }
}

function transform(source: string, data: string, ports: Ports): { readonly data: string } | TransformError {
  const decoded = decodeData(data);
  if (decoded.type === 'invalid') return { error: decoded.error };
  const compiled = compileJq(source);
  if ('error' in compiled && compiled.phase === 'syntax')
    return { error: compiled.error, offset: compiled.offset };
  if (decoded.type === 'misfit') return { error: decoded.error };
  if ('error' in compiled) return { error: NO_OBJECT, detail: compiled.error, offset: compiled.offset };
  return outputOf(startJq(compiled.program, decoded.value, ports)());
}

function outputOf(outcome: Outcome): { readonly data: string } | TransformError {
  switch (outcome.type) {
    case 'end':
      return { error: NO_OUTPUT };
    case 'limit':
      return { error: NO_OBJECT, detail: outcome.reason };
    case 'error':
      return { error: NO_OBJECT, detail: outcome.error.text() };
    case 'value':
      return outcome.value instanceof Map
        ? marshalOutput(outcome.value)
        : { error: NO_OBJECT, detail: `the output is ${kindPreview(outcome.value)}` };
  }
}
