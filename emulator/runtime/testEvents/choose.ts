import { basename } from 'node:path/posix';

import { placeOf } from '../../../schemas/graph/place.ts';
import type { FoundEvent } from '../../engine/sources/receive.ts';
import { readyOf, type Ready } from '../../engine/sources/samples/own.ts';
import { samplesOf } from '../../engine/sources/samples/table.ts';
import { usualSample } from '../../engine/sources/samples/usual.ts';
import { UserError } from '../userError.ts';
import type { TestEvent } from './testEvents.ts';

/**
 * Finds a test event by its name, or says which ones there are. Those beside the manifests hide built-in ones of their name. Without a name it is
 * the first one that was made for the event, else the built-in one that fits the entry best.
 */
export function requireSample(
  { sourceType, entry }: Pick<FoundEvent, 'sourceType' | 'entry'>,
  name: string | undefined,
  own: readonly TestEvent[],
): Ready {
  const samples = samplesOf(sourceType);
  const usual = name === undefined ? own.find(({ isUsual }) => isUsual) : undefined;
  if (usual) return requireReady(usual, sourceType);
  const [found, ...others] = own.filter((one) => one.name === name);
  if (found && others.length > 0)
    throw new UserError(`${[found, ...others].map(fileOf).join(' and ')} each have a sample ${found.name}.`);
  if (found) return requireReady(found, sourceType);
  const builtIn = name === undefined ? usualSample(samples, entry) : samples.find((one) => one.name === name);
  if (builtIn) return readyOf(builtIn);
  const names = [...own, ...samples].map((one) => one.name);
  throw new UserError(`There is no sample ${name ?? ''} for ${sourceType}. There are: ${names.join(', ')}.`);
}

function requireReady(event: TestEvent, sourceType: string): Ready {
  const ready = event.ready(sourceType);
  if (!('problems' in ready)) return ready;
  throw new UserError(
    ready.problems.map(({ line, message }) => `${fileOf(event)}:${line}: ${message}`).join('\n'),
  );
}

function fileOf({ uri }: TestEvent): string {
  return basename(placeOf(uri));
}
