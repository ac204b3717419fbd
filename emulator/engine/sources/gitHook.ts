import type { WebhookContext } from '../../../schemas/generated/types.ts';
import { bodyError } from './bodyLimits.ts';
import { headerMap, listsJson, metadataMember } from './headers.ts';
import { publish, refuse, type HttpMessage, type Received, type SourcePorts } from './message.ts';
import { compactJson } from './rawJson.ts';

interface GitSource {
  readonly webhook: WebhookContext;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** The end of the way that hooks of git servers have in common: headers and body as they came. */
export function receiveGitHook(source: GitSource, message: HttpMessage, ports: SourcePorts): Received {
  const broken = bodyError(source.webhook, message);
  if (broken !== undefined) return refuse(400, broken);
  const data = gitHookData(source, message, ports.decodeUtf8(message.body));
  return data === undefined ? refuse(400, 'invalid event') : publish(data);
}

/** Event data of a hook; undefined if the body is not JSON. */
export function gitHookData(
  { metadata }: Pick<GitSource, 'metadata'>,
  message: HttpMessage,
  body: string,
): string | undefined {
  const compacted = compactJson(body);
  if ('error' in compacted) return undefined;
  return `{"headers":${listsJson(headerMap(message))},"body":${compacted.json}${metadataMember(metadata)}}`;
}
