import type { ClockState } from '../../../emulator/runtime/control/protocol/clock.ts';
import type { EventAddress, EventInfo } from '../../../emulator/runtime/control/protocol/events.ts';
import type { ProjectSummary, SourceFile } from '../../../emulator/runtime/control/protocol/project.ts';
import { ARGO_EVENTS_VERSION } from '../../../emulator/runtime/version.ts';
import { messageOf, type Log } from '../log.ts';
import type { EventHistory, FiredEvent } from './history.ts';
import type { EmulatorProcess } from './process.ts';
import { restartGuard } from './restartGuard.ts';

export type SessionState =
  | { readonly phase: 'stopped' }
  | { readonly phase: 'starting' }
  | {
      readonly phase: 'running';
      readonly summary: ProjectSummary;
      readonly argoEventsVersion: string;
      /** Time is virtual: it can be moved. */
      readonly virtual: boolean;
    }
  | { readonly phase: 'crashed'; readonly why: string };

/** A trigger that really sends, and the host that the user agreed to. */
export interface LiveTrigger {
  /** As the emulator knows it: `namespace/sensor/trigger`, with `/dlqTrigger` for its dead letter trigger. */
  readonly name: string;
  /** For people. */
  readonly subject: string;
  readonly host: string;
}

export interface SessionPorts {
  readonly history: EventHistory;
  readonly log: Log;
  /** `clock`: where virtual time starts, RFC 3339; real time without it. */
  readonly start: (clock: string | undefined) => Promise<EmulatorProcess>;
  /** With the configuration and the ConfigMaps beside them. */
  readonly manifests: () => Promise<readonly SourceFile[]>;
  /** The triggers that could be live, with their hosts, as the manifests have them. */
  readonly liveCandidates: (files: readonly SourceFile[]) => Promise<readonly LiveTrigger[]>;
  readonly now: () => Date;
  readonly onState: (state: SessionState) => void;
  /** Triggers are no longer live because their host is another one now, or gone. */
  readonly onLiveDropped: (dropped: readonly LiveTrigger[]) => void;
  /** The process died on its own; `restarting` says whether it is started again. */
  readonly onCrash: (why: string, restarting: boolean) => void;
}

/** The emulator of a window: started when first needed, started again when it dies. */
export interface EmulatorSession {
  state(): SessionState;
  /** Starts it unless it runs; ends when the manifests are loaded. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Loads the manifests again, if it runs. */
  reload(): Promise<void>;
  /** Fires an event, and takes it down in the history whatever becomes of it; returns the record's id. */
  fire(event: FiredEvent): Promise<string>;
  events(): Promise<readonly EventInfo[]>;
  sample(address: EventAddress, sample?: string): Promise<string>;
  clock(): Promise<ClockState>;
  /** Moves virtual time to the next timer, or to a moment. */
  advance(to?: string): Promise<ClockState>;
  /** Starts the emulator anew in virtual time from a moment (RFC 3339), or in real time. */
  restartAt(clock: string | undefined): Promise<void>;
  live(): readonly LiveTrigger[];
  setLive(triggers: readonly LiveTrigger[]): Promise<void>;
}

export function createEmulatorSession(ports: SessionPorts): EmulatorSession {
  const { history, log } = ports;
  const mayRestart = restartGuard();
  let state: SessionState = { phase: 'stopped' };
  let running: EmulatorProcess | undefined;
  let starting: Promise<EmulatorProcess> | undefined;
  let live: readonly LiveTrigger[] = [];
  let clock: string | undefined;
  /** Loads come one after the other, so that the last manifests stay. */
  let reloading: Promise<void> = Promise.resolve();

  function enter(next: SessionState): void {
    state = next;
    ports.onState(next);
  }

  async function started(): Promise<EmulatorProcess> {
    if (running && !starting) return running;
    starting ??= launch().finally(() => (starting = undefined));
    return starting;
  }

  async function launch(): Promise<EmulatorProcess> {
    enter({ phase: 'starting' });
    let process: EmulatorProcess | undefined;
    try {
      process = await ports.start(clock);
      await prepare(process);
      log.info(`emulator runs as process ${process.pid ?? 0}`);
      return process;
    } catch (error) {
      log.error(`emulator did not start: ${messageOf(error)}`);
      if (running === process) running = undefined;
      void process?.stop();
      enter({ phase: 'crashed', why: messageOf(error) });
      throw error;
    }
  }

  async function prepare(process: EmulatorProcess): Promise<void> {
    const { client } = process;
    running = process;
    process.onExit((why) => {
      ended(process, why);
    });
    client.onClose(() => {
      if (running === process) void process.stop();
    });
    client.onNotification('trace/steps', ({ steps }) => {
      history.addSteps(steps);
    });
    client.onNotification('trace/idle', ({ traceId }) => {
      history.idle(traceId);
    });
    await client.request('trace/resume', { nextSeq: history.nextSeq() });
    await load(process);
    await tellLive(process);
  }

  async function tellLive({ client }: EmulatorProcess): Promise<void> {
    if (live.length > 0) await client.request('triggers/setLive', { triggers: live.map(({ name }) => name) });
  }

  /** What was agreed to holds for one host: a trigger that would send elsewhere is dry again before that is loaded. */
  async function dropMoved(files: readonly SourceFile[]): Promise<void> {
    if (live.length === 0) return;
    const known = await ports.liveCandidates(files);
    const kept = live.filter((one) => known.some(({ name, host }) => name === one.name && host === one.host));
    if (kept.length === live.length) return;
    const dropped = live.filter((one) => !kept.includes(one));
    live = kept;
    await running?.client.request('triggers/setLive', { triggers: kept.map(({ name }) => name) });
    ports.onLiveDropped(dropped);
  }

  async function load({ client }: EmulatorProcess): Promise<void> {
    const files = await ports.manifests();
    await dropMoved(files);
    const summary = await client.request('project/load', { files });
    for (const { url, where, error } of summary.listeners)
      if (error !== undefined) log.warn(`${where.uri}: ${url} does not listen: ${error}`);
    for (const { message, where } of summary.problems) log.warn(`${where.uri}: ${message}`);
    const virtual = clock !== undefined;
    enter({ phase: 'running', summary, argoEventsVersion: ARGO_EVENTS_VERSION, virtual });
  }

  function ended(process: EmulatorProcess, why: string): void {
    if (running !== process) return;
    running = undefined;
    history.interrupt(`The emulator ended (${why}) before this event was done.`);
    const restarting = mayRestart(ports.now().getTime());
    log.error(`emulator ended: ${why}`);
    enter({ phase: 'crashed', why });
    ports.onCrash(why, restarting);
    if (restarting) void restart();
  }

  async function restart(): Promise<void> {
    await starting?.catch(() => undefined);
    await started().catch(() => undefined);
  }

  async function fire(event: FiredEvent): Promise<string> {
    const id = history.fired(event, ports.now().toISOString());
    const { address, ...content } = event;
    let process: EmulatorProcess | undefined;
    try {
      process = await started();
      const { traceId } = await process.client.request('events/fire', { ...address, ...content });
      history.accepted(id, traceId);
    } catch (error) {
      // An event that went down with the process is interrupted, which `ended` says.
      if (!process || process.isConnected()) history.refused(id, messageOf(error));
    }
    return id;
  }

  async function stop(): Promise<void> {
    await starting?.catch(() => undefined);
    const last = running;
    running = undefined;
    enter({ phase: 'stopped' });
    if (!last) return;
    history.interrupt('The emulator was stopped before this event was done.');
    await last.stop();
  }

  return {
    state: () => state,
    async start() {
      await started();
    },
    stop,
    clock: async () => (await started()).client.request('clock/now', {}),
    advance: async (to) => (await started()).client.request('clock/advance', to === undefined ? {} : { to }),
    async restartAt(next) {
      clock = next;
      await stop();
      await started();
    },
    reload() {
      const loaded = reloading.then(async () => {
        if (running) await load(running);
      });
      reloading = loaded.catch(() => undefined);
      return loaded;
    },
    fire,
    events: async () => (await started()).client.request('events/list', {}),
    async sample(address, sample) {
      const { client } = await started();
      const named = sample === undefined ? {} : { sample };
      return (await client.request('events/sample', { ...address, ...named })).payload;
    },
    live: () => live,
    async setLive(triggers) {
      const { client } = await started();
      await client.request('triggers/setLive', { triggers: triggers.map(({ name }) => name) });
      live = triggers;
      enter(state);
    },
  };
}
