import type { AnswerRule, SetAnswer } from '../../../schemas/config/answers.ts';
import type { Json } from '../../../schemas/schema-node.ts';
import { countCall, wait, type Pipeline, type TriggerRole } from '../pipeline.ts';
import type { SetCall } from '../trace/step.ts';
import { mapOf, withLabels, type KubernetesObject } from './object.ts';
import type { ArgoRequest, TriggerRequest } from './request.ts';
import { nthAnswer } from './setAnswers.ts';
import { callText, replyText } from './setCalls.ts';
import type { Ask, KubernetesCall, Reply } from './sending/conversation.ts';

/** The other side of a dry trigger during one attempt: it answers what is set. */
export interface OtherSide {
  /** What it was asked for, and what it answered. */
  readonly calls: SetCall[];
  answer(ask: Ask): Pipeline<Reply>;
}

export interface Setting {
  readonly request: TriggerRequest;
  readonly role: TriggerRole;
  readonly rules: readonly AnswerRule[];
  /** The labels that a policy waits for: an object has them unless the answer says otherwise. */
  readonly wanted: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Answers the calls of one attempt. The values of Secrets and ConfigMaps are not needed for that. */
export function otherSide(setting: Setting): OtherSide {
  const { request, now } = setting;
  const calls: SetCall[] = [];
  const deadline = now() + (request.type === 'http' ? request.timeoutSeconds * 1_000 : Infinity);
  /** Of a change that has begun with a read. */
  let begun: SetAnswer | undefined;
  let written: Written | undefined;

  function* next(): Pipeline<SetAnswer> {
    const answer = nthAnswer(setting.rules, yield* countCall(setting.role));
    const { delayMs = 0 } = answer;
    const left = deadline - now();
    const late = delayMs > left;
    if (delayMs > 0) yield* wait(late ? left : delayMs);
    return late ? { error: TIMEOUT } : answer;
  }

  function* change(object: Json | undefined): Pipeline<Reply> {
    const answer = begun ?? (yield* next());
    begun = undefined;
    if (answer.error !== undefined) return { error: answer.error };
    const labels = answer.labels ?? setting.wanted;
    written = { object: mapOf(object) ?? {}, labels, from: now() + (answer.afterMs ?? 0) };
    return { object: objectAt(written, now()) };
  }

  function* kubernetes(call: KubernetesCall): Pipeline<Reply> {
    if (call.verb === 'list') return { items: [{}] };
    if (call.verb !== 'get') return yield* change(call.object);
    if (request.type === 'argo' && request.operation === 'submit-from') return notFound(call);
    if (written) return { object: objectAt(written, now()) };
    begun = yield* next();
    if (begun.exists === false) return notFound(call);
    return { object: request.type === 'kubernetes' ? (request.live ?? request.object) : {} };
  }

  function* answered(ask: Ask): Pipeline<Reply> {
    switch (ask.do) {
      case 'http': {
        const answer = yield* next();
        return answer.error === undefined ? { http: httpAnswer(request, answer) } : { error: answer.error };
      }
      case 'kubernetes':
        return yield* kubernetes(ask.call);
      case 'command':
        return yield* change(request.type === 'argo' ? workflowOf(request) : undefined);
      case 'publish':
      case 'mail': {
        const { error } = yield* next();
        return error === undefined ? {} : { error };
      }
      case 'rpc': {
        if (ask.rpc.method !== 'Execute') return {};
        const { error, body = '' } = yield* next();
        return error === undefined ? { text: body } : { error };
      }
      case 'value':
        return { text: '' };
      case 'log':
      case 'wait':
        return {};
    }
  }

  return {
    calls,
    *answer(ask) {
      const reply = yield* answered(ask);
      const call = callText(ask);
      if (call !== undefined) calls.push({ call, answer: replyText(ask, reply) });
      return reply;
    },
  };
}

/** What Go's HTTP client says. */
const TIMEOUT = 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)';

interface Written {
  readonly object: KubernetesObject;
  /** Those that it has from some moment on. */
  readonly labels: Readonly<Record<string, string>>;
  readonly from: number;
}

function objectAt({ object, labels, from }: Written, now: number): Json {
  return now < from ? object : withLabels(object, labels);
}

function workflowOf({ name, namespace }: ArgoRequest): Json {
  return { metadata: { name, namespace } };
}

function notFound({ resource, group, name = '' }: KubernetesCall): Reply {
  return { error: `${resource}${group === '' ? '' : `.${group}`} "${name}" not found`, notFound: true };
}

/** What a service says that took what it was sent. */
const SLACK_OK = '{"ok":true}';
const LAMBDA_STATUS: Readonly<Record<string, number>> = { Event: 202, DryRun: 204 };

function httpAnswer(request: TriggerRequest, { status, headers = {}, body }: SetAnswer): Reply['http'] {
  const usual = request.type === 'awsLambda' ? (LAMBDA_STATUS[request.invocationType ?? ''] ?? 200) : 200;
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    status: status ?? usual,
    headers: Object.fromEntries(named) as Record<string, string>,
    body: body ?? (request.type === 'slack' && (status ?? 200) === 200 ? SLACK_OK : ''),
  };
}
