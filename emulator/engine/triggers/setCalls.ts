import { labelsOf, mapOf, metadataText, textIn } from './object.ts';
import type { Ask, Reply } from './sending/conversation.ts';

/** A call in words; undefined for what is none. */
export function callText(ask: Ask): string | undefined {
  switch (ask.do) {
    case 'http':
      return `${ask.request.method} ${ask.request.url}`;
    case 'kubernetes': {
      const { verb, resource, name, object, selector } = ask.call;
      const called = name ?? (metadataText(mapOf(object) ?? {}, 'name') || selector);
      return `${verb} ${resource}${called ? ` ${called}` : ''}`;
    }
    case 'command':
      return ask.command.join(' ');
    case 'publish':
      return `send to ${ask.message.topic}`;
    case 'mail':
      return `mail ${ask.mail.to}`;
    case 'rpc':
      return ask.rpc.method;
    case 'log':
    case 'wait':
    case 'value':
      return undefined;
  }
}

/** What a call was answered, in words. */
export function replyText(ask: Ask, { error, http, object }: Reply): string {
  if (error !== undefined) return error;
  if (http) return String(http.status);
  if (ask.do !== 'kubernetes' || ask.call.verb !== 'get') return 'done';
  const labels = labelsOf(mapOf(object) ?? {}) ?? {};
  const shown = Object.keys(labels).map((key) => `${key}=${textIn(labels, key)}`);
  return shown.length === 0 ? 'has no labels' : `has ${shown.join(', ')}`;
}
