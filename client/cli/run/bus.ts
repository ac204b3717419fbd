import type * as natsModule from '../../../emulator/runtime/bus/jetstream.ts';
import type { BusAddress, BusTap } from '../../../emulator/runtime/bus/jetstream.ts';
import type { Emulator } from '../../../emulator/runtime/emulator.ts';
import { whenStopped, type Io } from '../io.ts';

/** What `dist/nats.cjs` exports. */
export type Nats = typeof natsModule;

/** Lets the sensors of an emulator see what comes over a real bus; ends early when the user stops it. */
export async function readFromBus(
  address: BusAddress,
  emulator: Emulator,
  nats: Nats,
  io: Io,
): Promise<BusTap | undefined> {
  const connecting = nats.tapJetStream(address, {
    onMessage: (message) => void emulator.takeFromBus(message),
    onState: (text) => {
      io.err(`${text}\n`);
    },
  });
  const tap = await Promise.race([connecting, whenStopped(io)]);
  if (!tap) {
    void connecting.then(
      (late) => late.close(),
      () => undefined,
    );
    return undefined;
  }
  try {
    await Promise.race([tap.follow(emulator.busSubjects()), whenStopped(io)]);
  } catch (error) {
    await tap.close();
    throw error;
  }
  return tap;
}
