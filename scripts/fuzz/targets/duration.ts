import { formatDuration, parseDuration } from '../../../emulator/engine/lang/duration.ts';
import { mutateText } from '../mutate.ts';
import type { Target } from '../target.ts';

const TEXTS = [
  '1h15m30.918s',
  '-1.5h',
  '+5s',
  '.5us',
  '1µs',
  '0',
  '9223372036854775807ns',
  '10',
  '1d',
  '300ms',
];
const WORDS = ['h', 'm', 's', 'ms', 'us', 'µs', 'μs', 'ns', '.', '-', '+', '0', '1', '9', 'e'];

/** Durations; what was read is written and read again as the same. */
export function durationTarget(): Target {
  return {
    make: (random) => mutateText(random, random.pickAny(TEXTS) ?? '', TEXTS, WORDS),
    answer: (input) => {
      const parsed = parseDuration(input as string);
      if ('error' in parsed) return parsed;
      const again = parseDuration(formatDuration(parsed.nanos));
      if ('error' in again || again.nanos !== parsed.nanos)
        throw new Error('is another duration when written');
      return parsed;
    },
  };
}
