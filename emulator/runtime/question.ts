import type { Effect, SendResult } from '../engine/pipeline.ts';
import type { Effects } from './evaluation.ts';

/** What an evaluation waits for. */
export type Question = Exclude<Effect, { readonly do: 'step' | 'taken' }>;

/** A `SendResult` to `send`, a count to `call`, milliseconds to `permit`, the moment it is then to `wait`. */
export type Answer = SendResult | number;

type Asking = Pick<Effects, Question['do']>;

/** Puts a question to those who carry it out. */
export function answerTo(question: Question, effects: Asking): Promise<Answer> {
  switch (question.do) {
    case 'send':
      return effects.send(question.request, question.role);
    case 'call':
      return effects.call(question.role);
    case 'permit':
      return effects.permit(question.rate);
    case 'wait':
      return effects.wait(question.ms);
  }
}

/** Effects that put each question to one function. */
export function askedOf(ask: (question: Question) => Promise<Answer>): Asking {
  return {
    send: async (request, role) => {
      const answer = await ask({ do: 'send', request, role });
      return typeof answer === 'number' ? {} : answer;
    },
    call: (role) => ask({ do: 'call', role }).then(Number),
    wait: (ms) => ask({ do: 'wait', ms }).then(Number),
    permit: (rate) => ask({ do: 'permit', rate }).then(Number),
  };
}
