import { strict as assert } from 'node:assert';

import { ORDER, eventually, services } from './workbench.ts';

describe('live triggers', () => {
  it('really send, and the trace says so', async () => {
    const { session, history } = await services();
    await session.setLive([
      { name: 'argo-events/large-orders/notify', subject: 'large-orders/notify', host: '127.0.0.1:9' },
    ]);
    try {
      const id = await session.fire({ address: ORDER, payload: '{"total": 300}' });
      const record = await eventually('it is done', () =>
        history.records().find((one) => one.id === id && one.status === 'done'),
      );
      const steps = history.steps().filter(({ traceId }) => traceId === record.traceId);
      const requests = steps.filter(({ kind }) => kind === 'trigger.request');
      const verdicts = Object.fromEntries(requests.map(({ subject, verdict }) => [subject, verdict]));
      assert.deepEqual(verdicts, { 'large-orders/record': 'dry', 'large-orders/notify': 'live' });
    } finally {
      await session.setLive([]);
    }
  });
});
