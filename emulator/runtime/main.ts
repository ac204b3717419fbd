/**
 * The emulator's own process: forked with a token in its environment, it tells its port to the parent and ends with it. `ARGO_EVENTS_CLOCK`
 * (RFC 3339) starts it in virtual time, which goes by as real time does and can be moved.
 */
import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';

import { answersFor } from './control/answers.ts';
import { startControlServer, type ControlServer } from './control/server.ts';
import { isVirtual, realClock, virtualClock } from './clock.ts';
import { createEmulator } from './emulator.ts';
import { createEvaluator } from './evaluator.ts';
import { idsFrom } from './ports.ts';
import { sendRequest } from './senders/http.ts';
import { stepsOf } from './stepBatch.ts';
import { letGo } from './timeTravel.ts';

const token = process.env.ARGO_EVENTS_TOKEN;
const start = process.env.ARGO_EVENTS_CLOCK;
if (!token) {
  process.stderr.write(
    'ARGO_EVENTS_TOKEN is not set: this file is started by the extension or by argo-events-dev\n',
  );
  process.exit(2);
}

const worker = pathToFileURL(__filename);
const server: { current?: ControlServer } = {};
const emulator = createEmulator({
  clock: start === undefined ? realClock() : virtualClock(Date.parse(start)),
  evaluator: createEvaluator(worker),
  send: sendRequest,
  newId: idsFrom(randomBytes(16).toString('hex')),
  onSteps: (batch) => server.current?.notify('trace/steps', { steps: stepsOf(batch) }),
  onIdle: (traceId) => server.current?.notify('trace/idle', { traceId }),
  connect: true,
});

if (emulator.travel && isVirtual(emulator.clock)) letGo(emulator.clock, emulator.travel, 1);

async function main(secret: string): Promise<void> {
  server.current = await startControlServer(secret, answersFor(emulator));
  process.send?.({ type: 'listening', port: server.current.port });
}

async function stop(): Promise<void> {
  await server.current?.close();
  await emulator.close();
  process.exit(0);
}

process.on('disconnect', () => void stop());
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
void main(token);
