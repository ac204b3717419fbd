import type { Project } from '../engine/project.ts';
import {
  afterTaken,
  evaluate,
  readSteps,
  type Effects,
  type Evaluator,
  type FixedPorts,
  type HandedSteps,
} from './evaluation.ts';
import { guardedQueue } from './guardedQueue.ts';
import { inProcessEvaluator, type Evaluation } from './inProcess.ts';
import { nodePorts } from './ports.ts';
import { answerTo, askedOf } from './question.ts';
import { workerEvaluator } from './worker/evaluator.ts';

/** The engine of this thread is stopped when it takes longer than this; in milliseconds. */
const PATIENCE = 200;

/**
 * The engine as users run it: in this thread, and in a worker under a watchdog as soon as something takes long.
 * @param worker the bundle or source file of `worker/thread.ts`
 */
export function createEvaluator(worker: URL): Evaluator {
  return movingEvaluator(nodePorts(), () => workerEvaluator(worker));
}

/**
 * Evaluates in this thread, which is the quickest way, until an evaluation takes too long. What was stopped may have left anything half done,
 * so from then on everything is evaluated elsewhere, that which is on its way included.
 * @param elsewhere makes what takes over: it has to live with evaluations without end
 */
export function movingEvaluator(
  ports: FixedPorts,
  elsewhere: () => Evaluator,
  patience = PATIENCE,
): Evaluator {
  let flush = (): void => undefined;
  const here = inProcessEvaluator(ports, (stretches) => {
    const queue = guardedQueue(patience, { ...stretches, stopped });
    flush = queue.flush;
    return queue;
  });
  let place: Evaluator = here;
  let project: Project | undefined;

  function stopped(): void {
    place = elsewhere();
    if (project) place.load(project, new Map());
    const { memory, unfinished } = here.handOver();
    place.remember(memory);
    for (const evaluation of unfinished) again(evaluation, place);
  }

  return {
    load(next, starts) {
      flush();
      place.load(next, starts);
      project = next;
    },
    remember(memory) {
      place.remember(memory);
    },
    receive: (input, effects) => place.receive(input, effects),
    deliver: (input, effects) => place.deliver(input, effects),
    reset: (input, effects) => place.reset(input, effects),
    close() {
      flush();
      return place.close();
    },
  };
}

/** Does an evaluation from its beginning in another place. */
function again(evaluation: Evaluation, place: Evaluator): void {
  const { asked, before, resolve, reject } = evaluation;
  evaluate(place, afterTaken(asked, before), repeated(evaluation)).then(resolve, reject);
}

/** What was shown is not shown again, and what was asked is answered as before. */
function repeated({ effects, shown, answers = [], taken }: Evaluation): Effects {
  let toSkip = shown;
  let asked = 0;
  return {
    steps(steps) {
      const known = Math.min(toSkip, steps.length);
      toSkip -= known;
      if (steps.length > known) effects.steps(without(known, steps));
    },
    taken(pending) {
      if (!taken) effects.taken(pending);
    },
    ...askedOf((question) => answers[asked++] ?? answerTo(question, effects)),
  };
}

function without(count: number, steps: HandedSteps): HandedSteps {
  return { length: steps.length - count, read: () => readSteps(steps).slice(count) };
}
