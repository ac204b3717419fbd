import { expect, it } from 'vitest';
import type { SlackRequest } from '../../../../../emulator/engine/triggers/request.ts';
import { sendSlack } from '../../../../../emulator/engine/triggers/sending/slack.ts';
import { converse } from './converse.ts';

const REQUEST: SlackRequest = {
  type: 'slack',
  url: 'https://slack.com/api/chat.postMessage',
  token: { kind: 'secret', name: 's', key: 'k' },
  channel: 'c',
  fields: [
    ['channel', 'c'],
    ['text', 'a b&'],
  ],
  threadKey: 'key',
};
const TOKEN = { text: 'x-1' };
const answer = (body: string, status = 200, headers = {}) => ({ http: { status, headers, body } });

it('answers the first message of a thread with the later ones', () => {
  const threads = new Map<string, string>();
  const bodies = [1, 2].map(() => {
    const { asked } = converse(sendSlack(REQUEST, threads), [TOKEN, answer('{"ok":true,"ts":"9.1"}')]);
    return asked[1]?.do === 'http' ? asked[1].request.body : '';
  });
  expect(bodies).toEqual([
    'channel=c&text=a+b%26&token=x-1',
    'channel=c&text=a+b%26&thread_ts=9.1&token=x-1',
  ]);
});

it.each([
  ['{"ok":false,"error":"not_in_channel"}', 200, 'failed to post to channel c, not_in_channel'],
  ['', 500, 'failed to post to channel c, slack server error: 500 Internal Server Error'],
  ['x', 200, "failed to post to channel c, invalid character 'x' looking for beginning of value"],
])('fails when Slack answers %s', (body, status, error) => {
  const { result } = converse(sendSlack(REQUEST, new Map()), [TOKEN, answer(body, status)]);
  expect(result).toEqual({ error });
});

it('waits as long as Slack says', () => {
  const replies = [TOKEN, answer('', 429, { 'retry-after': '3' }), {}, answer('{"ok":true}')];
  const { asked } = converse(sendSlack(REQUEST, new Map()), replies);
  expect(asked.map((one) => one.do)).toEqual(['value', 'http', 'wait', 'http']);
});
