import type { TriggerRequest } from '../../triggers/request.ts';
import { eventHubsParts, kafkaParts, natsParts, pulsarParts, serviceBusParts } from './brokers.ts';
import { argoParts, kubernetesParts } from './objects.ts';
import type { RequestParts } from './parts.ts';
import { emailParts, logParts } from './texts.ts';
import { customParts, httpParts, lambdaParts, openWhiskParts, slackParts } from './web.ts';

/** What a trigger sends. One line a type. */
export function requestParts(request: TriggerRequest): RequestParts {
  switch (request.type) {
    case 'http':
      return httpParts(request);
    case 'kubernetes':
      return kubernetesParts(request);
    case 'argo':
      return argoParts(request);
    case 'awsLambda':
      return lambdaParts(request);
    case 'azureEventHubs':
      return eventHubsParts(request);
    case 'azureServiceBus':
      return serviceBusParts(request);
    case 'kafka':
      return kafkaParts(request);
    case 'nats':
      return natsParts(request);
    case 'pulsar':
      return pulsarParts(request);
    case 'slack':
      return slackParts(request);
    case 'email':
      return emailParts(request);
    case 'openWhisk':
      return openWhiskParts(request);
    case 'custom':
      return customParts(request);
    case 'log':
      return logParts(request);
  }
}
