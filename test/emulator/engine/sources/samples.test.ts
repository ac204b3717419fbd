import { describe, expect, it } from 'vitest';

import { receiveMessage } from '../../../../emulator/engine/sources/table.ts';
import { requestOf, samplesOf } from '../../../../emulator/engine/sources/samples/table.ts';
import { nodePorts } from '../../../../emulator/runtime/ports.ts';

const PORTS = { ...nodePorts(new Map()), now: () => Date.parse('2026-07-18T10:00:00Z') };
const SECRET = { name: 'n', key: 'k' };
const webhook = { endpoint: '/x', port: '12000', method: 'POST', url: 'http://x', authSecret: SECRET };

/** An entry of each type that asks for all the credentials that it can ask for, and a text of the event data. */
const ENTRIES: Readonly<Record<string, readonly [entry: object, part: string]>> = {
  webhook: [webhook, '"message":"hello"'],
  github: [{ webhook, webhookSecret: SECRET }, '"X-GitHub-Event":"push"'],
  gitlab: [{ webhook, secretToken: SECRET, accessToken: SECRET }, '"object_kind":"push"'],
  bitbucket: [{ webhook }, '"full_name":"acme/widgets"'],
  bitbucketserver: [
    { webhook, webhookSecret: SECRET, accessToken: SECRET, projects: ['P'], oneEventPerChange: true },
    '"eventKey":"repo:refs_changed"',
  ],
  gerrit: [{ webhook }, '"type":"change-merged"'],
  slack: [
    { webhook, signingSecret: SECRET, token: { name: 'n', key: 'token' } },
    '{"type":"app_mention","Data":',
  ],
  stripe: [{ webhook, eventFilter: ['charge.succeeded'] }, '"id":"evt_1"'],
  sns: [{ webhook }, '"Type":"Notification"'],
  storageGrid: [{ webhook, filter: { prefix: 'hello', suffix: '.txt' } }, '"key":"hello-world.txt"'],
};

describe('the first sample of a type', () => {
  it.each(Object.entries(ENTRIES))('fires %s', (type, [entry, part]) => {
    const [sample] = samplesOf(type);
    if (!sample) throw new Error('no sample');
    const message = requestOf(type, sample, JSON.stringify(sample.payload), '/x', 'POST');
    const address = { eventSource: 's', eventName: 'e', namespace: 'n' };
    const { events, why } = receiveMessage(type, entry, { ...address, via: 'fired-request', message }, PORTS);
    expect(why).toBeUndefined();
    expect(events).toEqual([expect.stringContaining(part)]);
  });
});
