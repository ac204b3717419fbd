import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

import { requestLines } from '../../../../emulator/engine/trace/requestText.ts';
import { TRIGGER_ORDER } from '../../../../emulator/engine/triggers/table.ts';
import { address, testEmulator } from '../../../support/emulator.ts';
import { webhook } from '../../../support/manifests.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const PAYLOAD = '{"name": "Ada", "count": 3, "big": 9007199254740993}';

it.each(TRIGGER_ORDER)('shows all that %s sends', async (type) => {
  const sensor = readFileSync(at(`fixtures/triggers/${type}.yaml`), 'utf8');
  const { emulator, steps } = await testEmulator(webhook(12000) + sensor);
  expect(emulator.summary().problems).toEqual([]);
  await (
    await emulator.fire(address('hook/e'), { payload: PAYLOAD })
  ).done;
  const shown = steps.flatMap((step) => {
    if (step.kind === 'trigger.request' && step.output)
      return [step.why, ...requestLines(step.output.request)];
    return step.verdict === 'error' ? [step.why] : [];
  });
  await expect(`${shown.join('\n')}\n`).toMatchFileSnapshot(at(`goldens/triggers/${type}.txt`));
});
