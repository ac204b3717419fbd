import { isConfigFile, isRequestFile, isSampleFile } from '../../../schemas/graph/file-names.ts';
import { createProject } from '../../../schemas/graph/project.ts';
import { readFile } from '../../../schemas/manifest/file.ts';
import type { ManifestFile } from '../../../schemas/manifest/file.ts';
import { get } from '../../engine/lang/gjson/get.ts';
import { valid } from '../../engine/lang/gjson/valid.ts';
import type { Emulator } from '../emulator.ts';
import { surroundingsOf } from '../standIns.ts';
import { UserError } from '../userError.ts';
import type { Answers } from './connection.ts';
import type { ClockState } from './protocol/clock.ts';
import type { SourceFile } from './protocol/project.ts';

/** What the control socket answers, in terms of an emulator. */
export function answersFor(emulator: Emulator): Answers {
  let files = new Map<string, ManifestFile>();
  return {
    'project/load': async (params) => {
      const around = createProject();
      const manifests = params.files.filter((file) => !isAround(file));
      for (const { uri, text } of params.files.filter(isAround)) around.setFile(uri, text);
      files = new Map(manifests.map(({ uri, text }) => [uri, readFile(uri, text, files.get(uri))]));
      const read = [...files.values()];
      return emulator.load(read, await surroundingsOf(around, read));
    },
    'project/summary': () => emulator.summary(),
    'events/list': () => emulator.events(),
    'events/sample': ({ sample, ...address }) => {
      const chosen = emulator.sample(address, sample);
      return { name: chosen.name, payload: pretty(chosen.payload) };
    },
    'events/fire': async ({ sample, payload, isData, ...address }) => {
      const { traceId, answer } = await emulator.fire(address, { sample, payload, isData });
      return answer ? { traceId, answer } : { traceId };
    },
    'trace/list': () => ({ steps: emulator.history.steps() }),
    'trace/clear': () => {
      emulator.history.clear();
      return {};
    },
    'trace/resume': ({ nextSeq }) => {
      emulator.resumeAt(nextSeq);
      return {};
    },
    'triggers/setLive': ({ triggers }) => {
      emulator.setLive(triggers);
      return { live: triggers };
    },
    'clock/now': () => clockState(emulator),
    'clock/advance': async ({ to }) => {
      const { travel } = emulator;
      if (!travel)
        throw new UserError('The clock is the real one: start the emulator with a virtual clock to move it.');
      const at = to === undefined ? undefined : Date.parse(to);
      if (Number.isNaN(at))
        throw new UserError(`${to ?? ''} is not a time: write it as 2026-01-01T00:00:00Z.`);
      if (at === undefined) await travel.step();
      else await travel.jumpTo(at);
      return clockState(emulator);
    },
  };
}

function clockState({ clock, travel }: Emulator): ClockState {
  const next = clock.nextTimer();
  const nextTimer = next === undefined ? {} : { nextTimer: iso(next) };
  return { now: iso(clock.now()), ...nextTimer, virtual: travel !== undefined };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** Configuration and test events. */
function isAround({ uri, text }: SourceFile): boolean {
  return isConfigFile(uri) || isRequestFile(uri) || isSampleFile(uri, text);
}

/** JSON as people read it, each value as it stands there; any other text as it is. */
function pretty(payload: string): string {
  return valid(payload) ? get(payload, '@pretty').raw : payload;
}
