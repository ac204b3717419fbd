import type { Project } from '../../engine/project.ts';
import type { Pending } from '../../engine/sensors/rounds.ts';
import type { ReceiveResult } from '../../engine/sources/receive.ts';
import type { Asked } from '../evaluation.ts';
import type { Answer, Question } from '../question.ts';

/** An evaluation; `answers` are those that it got before, when it is done again. */
export type Call = Asked & { readonly id: number; readonly answers: readonly Answer[] };

export type ToWorker =
  | {
      readonly type: 'load';
      readonly project: Project;
      readonly starts: readonly (readonly [consumer: string, forgotten: readonly string[]])[];
    }
  /** What triggers remembered in the thread before this one. */
  | { readonly type: 'memory'; readonly memory: readonly (readonly [consumer: string, pending: Pending])[] }
  | { readonly type: 'calls'; readonly calls: readonly Call[] }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer };

/** What an evaluation has to say at one time, in this order. */
export interface Report {
  readonly id: number;
  /** The message is done with; this is what the trigger remembers from now on. */
  readonly taken?: Pending;
  /** Steps as JSON, from one byte to another of the message's `texts`. */
  readonly steps?: { readonly count: number; readonly from: number; readonly to: number };
  /** It waits for an answer; `index` counts its questions. */
  readonly asks?: { readonly index: number; readonly question: Question };
  readonly done?: { readonly value: ReceiveResult | undefined };
  /** It has ended with an exception. */
  readonly broken?: string;
}

export type FromWorker =
  /** The thread is up, from now on evaluations are timed. */
  | { readonly type: 'ready' }
  /** `texts` is handed over, not copied: steps travel and are kept at a fraction of the cost of objects. */
  | {
      readonly type: 'reports';
      readonly reports: readonly Report[];
      readonly texts: Uint8Array<ArrayBuffer>;
    };

export interface WorkerData {
  /** Two 32-bit integers: the id of the evaluation that ran last, and how often one has started or gone on. */
  readonly marker: SharedArrayBuffer;
}
