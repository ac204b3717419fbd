import { DeliverPolicy, JetStreamApiError, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { Consumer, ConsumerMessages, JetStreamClient } from '@nats-io/jetstream';
import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';

import { fallsUnder } from '../../engine/bus/subject.ts';
import { UserError } from '../userError.ts';

/** Upstream's one stream. */
const STREAM = 'default';

/** How often it is looked whether the stream is there by now; in milliseconds. */
const LOOK_AGAIN = 2_000;

/** How long a server that does not answer is waited for at the end, in milliseconds: it drops our consumers by itself later on. */
const GOODBYE = 1_000;

export interface BusAddress {
  /** `nats://[user:password@|token@]host:port`, or `tls://…`. */
  readonly url: string;
  /** Takes any certificate, as upstream's own components do. */
  readonly skipTlsVerify?: boolean;
}

/** A message as it lies in the stream. */
export interface StreamMessage {
  readonly subject: string;
  /** `Nats-Msg-Id`; empty without one. */
  readonly id: string;
  readonly body: string;
  /** Its number in the stream. */
  readonly sequence: number;
}

/**
 * Listens to a real JetStream bus and changes nothing in it: its consumers are its own, live in memory, acknowledge nothing, and go away with
 * it. Each begins behind the last message of the stream, as a sensor's does.
 */
export interface BusTap {
  /** Listens to these subjects, each of which may hold `*`, and to no others. */
  follow(subjects: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface TapPorts {
  readonly onMessage: (message: StreamMessage) => void;
  /** What a user should know: the connection is lost, the stream is not there yet. */
  readonly onState: (text: string) => void;
}

/** Connects; throws a `UserError` that says what to do. */
export async function tapJetStream(address: BusAddress, ports: TapPorts): Promise<BusTap> {
  const connection = await open(address);
  const client = jetstream(connection);
  const readers = new Map<string, Promise<Reader>>();
  tellStates(connection, ports);

  return {
    async follow(subjects) {
      const wanted = withoutCovered(subjects);
      for (const [subject, reader] of readers) {
        if (wanted.includes(subject)) continue;
        readers.delete(subject);
        await (await reader).stop();
      }
      if (wanted.length === 0) return;
      try {
        const from = await streamEnd(connection, ports);
        for (const subject of wanted)
          if (!readers.has(subject)) readers.set(subject, read(client, subject, from + 1, ports));
        await Promise.all(readers.values());
      } catch (error) {
        throw error instanceof UserError ? error : unreadable(error);
      }
    },
    async close() {
      const stopped = [...readers.values()].map(async (reader) => (await reader).stop());
      const patience = new Promise((resolve) => setTimeout(resolve, GOODBYE).unref());
      await Promise.race([Promise.allSettled(stopped), patience]);
      await connection.close();
    },
  };
}

async function open({ url, skipTlsVerify = false }: BusAddress): Promise<NatsConnection> {
  const { servers, user, pass, token } = credentialsOf(url);
  const options: NodeConnectionOptions = {
    servers,
    name: 'argo-events-dev',
    maxReconnectAttempts: -1,
    ...(user !== '' && pass !== '' && { user, pass }),
    ...(token !== '' && { token }),
    ...(skipTlsVerify && { tls: { rejectUnauthorized: false } }),
  };
  try {
    return await connect(options);
  } catch (error) {
    throw new UserError(`The bus at ${servers} cannot be reached: ${reason(error)}. ${remedy(error)}`);
  }
}

/** What cannot be read is not shown: it may hold a password. */
function credentialsOf(address: string): { servers: string; user: string; pass: string; token: string } {
  try {
    const { protocol, host, username, password, pathname, search, hash } = new URL(address);
    const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
    // An unescaped `/`, `?` or `#` in a password makes its beginning the port.
    if (/^(?:nats|tls):\/\//.test(address) && ['', '/'].includes(pathname + search + hash))
      return { servers: `${protocol}//${host}`, user, pass, token: pass === '' ? user : '' };
  } catch {
    // Said below.
  }
  throw new UserError(
    '--bus takes an address such as nats://127.0.0.1:4222 or nats://user:password@127.0.0.1:4222, where %40 stands for an @ in the password and so on.',
  );
}

function remedy(error: unknown): string {
  const text = reason(error);
  if (/certificate|self.signed/i.test(text))
    return 'A bus that Argo Events manages has a certificate of its own: add --bus-skip-tls-verify.';
  if (/authori[sz]ation/i.test(text))
    return 'Put user and password into the address: nats://user:password@host:port.';
  return 'In a cluster, forward its port first: kubectl port-forward svc/eventbus-default-js-svc 4222.';
}

function unreadable(error: unknown): UserError {
  return new UserError(
    `The stream ${STREAM} of the bus cannot be read: ${reason(error)}. Is JetStream on there, and may this user read the stream?`,
  );
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The number of the last message; waits until there is a stream. One that forgets what everybody has read is not listened to. */
async function streamEnd(connection: NatsConnection, { onState }: TapPorts): Promise<number> {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  for (let told = false; ; told = true) {
    try {
      const { config, state } = await manager.streams.info(STREAM);
      if (config.retention === 'limits') return state.last_seq;
      throw new UserError(
        `The stream ${STREAM} has the retention ${config.retention}: a reader more would change what it keeps, so it is not read.`,
      );
    } catch (error) {
      if (!(error instanceof JetStreamApiError)) throw error;
      if (!told)
        onState(`The bus has no stream ${STREAM} yet: waiting for an event source or a sensor to make it.`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN).unref());
    }
  }
}

interface Reader {
  stop(): Promise<void>;
}

/** An ordered consumer: it makes itself anew behind the last message that it has seen when the server or the connection was gone. */
async function read(
  client: JetStreamClient,
  subject: string,
  from: number,
  { onMessage }: TapPorts,
): Promise<Reader> {
  const consumer: Consumer = await client.consumers.get(STREAM, {
    filter_subjects: subject,
    deliver_policy: DeliverPolicy.StartSequence,
    opt_start_seq: from,
  });
  const messages = await consumer.consume();
  void pump(messages, onMessage);
  return {
    async stop() {
      await messages.close();
      await consumer.delete().catch(() => undefined);
    },
  };
}

async function pump(messages: ConsumerMessages, onMessage: TapPorts['onMessage']): Promise<void> {
  for await (const message of messages) {
    const id = message.headers?.get('Nats-Msg-Id') ?? '';
    onMessage({ subject: message.subject, id, body: message.string(), sequence: message.seq });
  }
}

function tellStates(connection: NatsConnection, { onState }: TapPorts): void {
  void (async () => {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') onState('The connection to the bus is lost: trying again.');
      if (type === 'reconnect') onState('The bus is there again.');
    }
  })();
}

/** The subjects without those that another one with a `*` covers: each message comes once. */
function withoutCovered(subjects: readonly string[]): string[] {
  const all = [...new Set(subjects)];
  return all.filter((one) => !all.some((other) => other !== one && fallsUnder(one, other)));
}
