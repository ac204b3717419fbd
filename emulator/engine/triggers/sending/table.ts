import type { TriggerRequest } from '../request.ts';
import { sendArgo } from './argo.ts';
import type { Conversation, Sent } from './conversation.ts';
import { sendCustom } from './custom.ts';
import { sendEmail } from './email.ts';
import { sendHttp } from './http.ts';
import { sendKubernetes } from './kubernetes.ts';
import { sendLambda } from './lambda.ts';
import { sendLog } from './log.ts';
import { sendOpenWhisk } from './openWhisk.ts';
import { sendEventHubs, sendKafka, sendNats, sendPulsar, sendServiceBus } from './publish.ts';
import { sendSlack, type Threads } from './slack.ts';

/** What lasts as long as a sensor process. */
export interface Memory {
  readonly threads: Threads;
}

/** Sends what a trigger resolves to, in the steps in which upstream does. One line a type. */
export function sendSteps(request: TriggerRequest, memory: Memory): Conversation<Sent> {
  switch (request.type) {
    case 'http':
      return sendHttp(request);
    case 'kubernetes':
      return sendKubernetes(request);
    case 'argo':
      return sendArgo(request);
    case 'awsLambda':
      return sendLambda(request);
    case 'kafka':
      return sendKafka(request);
    case 'nats':
      return sendNats(request);
    case 'pulsar':
      return sendPulsar(request);
    case 'slack':
      return sendSlack(request, memory.threads);
    case 'email':
      return sendEmail(request);
    case 'openWhisk':
      return sendOpenWhisk(request);
    case 'custom':
      return sendCustom(request);
    case 'log':
      return sendLog(request);
    case 'azureEventHubs':
      return sendEventHubs(request);
    case 'azureServiceBus':
      return sendServiceBus(request);
  }
}
