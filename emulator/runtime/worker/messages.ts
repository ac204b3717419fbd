import type { SendResult } from '../../engine/pipeline.ts';
import type { Project } from '../../engine/project.ts';
import type { TriggerRequest } from '../../engine/triggers/request.ts';
import type { DeliverInput, ReceiveInput } from '../evaluation.ts';

export type ToWorker =
  | { readonly type: 'load'; readonly project: Project }
  | { readonly type: 'receive'; readonly id: number; readonly input: ReceiveInput }
  | { readonly type: 'deliver'; readonly id: number; readonly input: DeliverInput }
  | { readonly type: 'sent'; readonly id: number; readonly result: SendResult };

export type FromWorker =
  /** The thread is up: from now on evaluations are timed. */
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly id: number; readonly result: unknown }
  /** The evaluation waits for something to be sent: its time does not count. */
  | { readonly type: 'send'; readonly id: number; readonly request: TriggerRequest };

export interface WorkerData {
  readonly secrets: readonly (readonly [string, string])[];
}
