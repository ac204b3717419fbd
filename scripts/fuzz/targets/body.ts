import { decodeCloudEvent, encodeCloudEvent } from '../../../emulator/engine/bus/cloudEvent.ts';
import { mutateText } from '../mutate.ts';
import type { Target } from '../target.ts';
import { vectorsOf } from '../vectorFiles.ts';

const WORDS = [
  '"specversion":"1.0",',
  '"data":',
  '"data_base64":"',
  '"time":"',
  '"source":"',
  ',',
  ':',
  'null',
  '{',
  '}',
  '"x":1,',
];

interface Step {
  readonly message?: { readonly body: string };
}

/** Messages of the bus. What was read is written and read again. */
export function bodyTarget(): Target {
  const bodies = vectorsOf(['rounds']).flatMap((vector) =>
    (vector.in as { readonly steps: readonly Step[] }).steps.flatMap(({ message }) =>
      message ? [message.body] : [],
    ),
  );
  return {
    make: (random) => mutateText(random, random.pickAny(bodies) ?? '', bodies, WORDS),
    answer: (input) => {
      const decoded = decodeCloudEvent(input as string);
      if (!('event' in decoded)) return decoded;
      const again = decodeCloudEvent(encodeCloudEvent(decoded.event));
      if (decoded.event.context.source !== '' && !('event' in again)) throw new Error('cannot be read again');
      return decoded;
    },
  };
}
