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
    default:
      return '';
  }
}
