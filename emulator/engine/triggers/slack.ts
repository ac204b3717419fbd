import type { SlackTrigger } from '../../../schemas/generated/types.ts';
import { executionError, notConstructed, type Execution, type Outcome } from './outcome.ts';
import { applyOwnParameters } from './ownParameters.ts';
import type { SlackRequest } from './request.ts';
import { rewriteAttachments, rewriteBlocks } from './slack/rewrite.ts';
import { readValue } from './value.ts';

const URL = 'https://slack.com/api/chat.postMessage';
const IGNORED =
  'parameters of slack are computed and then ignored: use those of the trigger, with dest slack.…';

/** The call of `chat.postMessage` that a `slack` trigger makes. */
export function resolveSlack(written: SlackTrigger, execution: Execution): Outcome {
  const token = readValue(written.slackToken, execution.outside);
  if ('error' in token)
    return notConstructed(execution, `failed to retrieve the slack token, ${token.error}`);
  const changed = applyOwnParameters('SlackTrigger', 'slack', written, execution);
  if ('failed' in changed) return changed.failed;
  const { parameters } = changed;
  const icon = iconOf(written.sender?.icon ?? '');
  const notes = [...(parameters.length > 0 ? [IGNORED] : []), ...icon.notes];
  const soFar = { parameters, ...(notes.length > 0 && { notes }) };
  const message = messageOf(written);
  if ('error' in message) return { ...soFar, error: executionError(message.error), stage: 'execution' };
  const { username } = written.sender ?? {};
  const { broadcastMessageToChannel: broadcast, messageAggregationKey: threadKey } = written.thread ?? {};
  const fields = [
    ...message.fields,
    ...icon.fields,
    ...(username ? ([['username', username]] as const) : []),
    ...(broadcast ? ([['reply_broadcast', 'true']] as const) : []),
  ];
  const request: SlackRequest = {
    type: 'slack',
    url: URL,
    token: token.from,
    channel: message.channel,
    fields: fields.sort(([a], [b]) => (a < b ? -1 : 1)),
    ...(threadKey && { threadKey }),
  };
  return { ...soFar, request };
}

type Fields = readonly (readonly [name: string, value: string])[];

function messageOf({
  channel: written = '',
  message = '',
  attachments = '',
  blocks = '',
}: SlackTrigger): { readonly channel: string; readonly fields: Fields } | { readonly error: string } {
  if (written === '') return { error: 'no slack channel provided' };
  if (message === '' && attachments === '' && blocks === '')
    return { error: 'no text to post: At least one of message/attachments/blocks should be provided' };
  const channel = written.replace(/^#/, '');
  const fail = (word: string, text: string, reason: string): { readonly error: string } => ({
    error: `failed to post to channel ${channel}, failed to unmarshal ${word} '${text}' : ${reason}`,
  });
  const attached = attachments === '' ? { json: '[]' } : rewriteAttachments(attachments);
  if ('error' in attached) return fail('attachments', attachments, attached.error);
  const built = blocks === '' ? { json: '[]' } : rewriteBlocks(blocks);
  if ('error' in built) return fail('blocks', blocks, built.error);
  return {
    channel,
    fields: [
      ...(attached.json === 'null' ? [] : ([['attachments', attached.json]] as const)),
      ['blocks', built.json === 'null' ? '[]' : built.json],
      ['channel', channel],
      ['text', message],
    ],
  };
}

function iconOf(icon: string): { readonly fields: Fields; readonly notes: readonly string[] } {
  if (icon === '') return { fields: [], notes: [] };
  if (/^:.+:$/.test(icon)) return { fields: [['icon_emoji', icon]], notes: [] };
  if (/^https?:\/\/[^/?#\s]+\S*$/i.test(icon)) return { fields: [['icon_url', icon]], notes: [] };
  return { fields: [], notes: [`the icon ${icon} is neither an emoji nor a URL: it is ignored`] };
}
