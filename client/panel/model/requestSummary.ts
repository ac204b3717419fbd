import type { TriggerRequest } from '../../../emulator/engine/triggers/request.ts';

/** What a trigger sends, in one line. */
export function requestSummary(request: TriggerRequest): string {
  switch (request.type) {
    case 'http':
      return `${request.method} ${request.url}`;
    case 'kubernetes':
      return `${request.verb} ${request.resource} ${request.name} in ${request.namespace}`;
    case 'argo':
      return request.command.join(' ');
    case 'log':
      return `log ${request.lines.map(({ dependency }) => dependency).join(', ')}`;
    case 'awsLambda':
      return `invoke ${request.functionName} in ${request.region}`;
    case 'azureEventHubs':
      return `send to ${request.hubName}`;
    case 'azureServiceBus':
      return `send to ${request.target}`;
    case 'kafka':
    case 'pulsar':
      return `send to ${request.topic}`;
    case 'nats':
      return `publish ${request.subject}`;
    case 'slack':
      return `post to ${request.channel}`;
    case 'email':
      return `mail ${request.mails.map(({ to }) => to).join(', ')}`;
    case 'openWhisk':
      return `invoke ${request.action}`;
    case 'custom':
      return `call ${request.serverURL}`;
  }
}
