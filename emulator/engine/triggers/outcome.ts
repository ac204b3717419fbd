import type { SensorEvent } from '../event.ts';
import type { TemplatePorts } from '../lang/template/render.ts';
import type { ParameterChange } from '../trace/step.ts';
import type { Where } from '../trace/where.ts';
import type { TriggerRequest } from './request.ts';

/** What one execution of a trigger works with. */
export interface Execution {
  readonly sensorName: string;
  readonly namespace: string;
  readonly triggerName: string;
  readonly events: Readonly<Record<string, SensorEvent>>;
  readonly ports: TemplatePorts;
  /** The place of the trigger type's block (`…/template/http`). */
  readonly where: Where;
}

/** What a trigger resolves to: what would be sent, or the reason why nothing can be. */
export interface Outcome {
  readonly parameters: readonly ParameterChange[];
  readonly payload?: readonly ParameterChange[];
  readonly request?: TriggerRequest;
  /** What a reader should know beside the request. */
  readonly notes?: readonly string[];
  /** Upstream's text. */
  readonly error?: string;
}
