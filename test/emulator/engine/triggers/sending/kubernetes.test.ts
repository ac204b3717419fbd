import { describe, expect, it } from 'vitest';
import type { KubernetesRequest } from '../../../../../emulator/engine/triggers/request.ts';
import type { Reply } from '../../../../../emulator/engine/triggers/sending/conversation.ts';
import { sendKubernetes } from '../../../../../emulator/engine/triggers/sending/kubernetes.ts';
import { mergeOver } from '../../../../../emulator/engine/triggers/sending/merge.ts';
import { applyPolicy, type Judged } from '../../../../../emulator/engine/triggers/sending/policy.ts';
import { converse } from './converse.ts';

const OBJECT = { kind: 'Job', metadata: { name: 'j' }, spec: { a: 1 } };
const request = (verb: KubernetesRequest['verb']): KubernetesRequest => ({
  type: 'kubernetes',
  verb,
  ...{ group: 'batch', version: 'v1', resource: 'jobs', namespace: 'ns', name: 'j', object: OBJECT },
});

const GONE: Reply = { notFound: true, error: 'jobs.batch "j" not found' };

describe('the calls of', () => {
  it.each<[KubernetesRequest['verb'], Reply, string[]]>([
    ['create', {}, ['create']],
    ['update', { object: {} }, ['get', 'update']],
    ['update', GONE, ['get', 'create']],
    ['patch', { object: {} }, ['get', 'patch']],
    ['patch', GONE, ['get', 'create']],
    ['delete', { object: {} }, ['get', 'delete']],
    ['delete', GONE, ['get']],
    ['delete', { error: 'no' }, ['get']],
  ])('%s, first answered with %j', (verb, reply, verbs) => {
    const { asked } = converse(sendKubernetes(request(verb)), [reply]);
    expect(asked.map((one) => one.do === 'kubernetes' && one.call.verb)).toEqual(verbs);
  });
});

it.each([
  [{ a: 1, b: 2 }, { b: 3 }, { a: 1, b: 3 }],
  [{ m: { x: 1, y: 2 } }, { m: { y: 0, z: null } }, { m: { x: 1, y: 0, z: null } }],
  [{ m: { x: 1 } }, { m: {} }, { m: { x: 1 } }],
  [{ m: { x: 1 } }, { m: 'text' }, { m: 'text' }],
  [{ m: 1 }, { m: { x: 1 } }, { m: { x: 1 } }],
  [{ l: [1, 2] }, { l: [] }, { l: [] }],
])('merges over %j: %j', (live, source, merged) => {
  expect(mergeOver(live, source)).toEqual(merged);
});

describe('the policy of labels', () => {
  const policy = (late: boolean) => ({
    k8s: { labels: { done: 'yes' }, backoff: { steps: 2 }, errorOnBackoffTimeout: late },
  });
  const late = 'failed to determine status of the triggered resource. setting trigger state as failed';

  it.each<[string, boolean, object, Judged]>([
    ['finds them', true, { metadata: { labels: { done: 'yes' } } }, { looks: 1 }],
    ['waits for ever', true, {}, { error: late }],
    ['waits and gives in', false, {}, {}],
  ])('%s', (_, strict, object, result) => {
    const reply = { object: (object as Reply['object']) ?? null };
    const sent = { object: OBJECT };
    expect(
      converse(
        applyPolicy(policy(strict), request('create'), sent, () => 0),
        Array(9).fill(reply),
      ).result,
    ).toEqual(result);
  });

  it('cannot read what a delete gives back', () => {
    const { result } = converse(
      applyPolicy(policy(false), request('delete'), { object: null }, () => 0),
      [],
    );
    expect(result).toEqual({ error: 'failed to interpret the trigger resource' });
  });
});
