import type { SourceEntry } from '../table.ts';
import type { Sample } from './table.ts';

/** The fields by which entries ask for some events only. */
const ASKING = ['events', 'eventFilter', 'eventType', 'eventTypes', 'resource', 'type'];

/** The first of the samples that fit best to what an entry asks for. */
export function usualSample(samples: readonly Sample[], entry: SourceEntry): Sample | undefined {
  const asked = Object.entries(entry).filter(([field]) => ASKING.includes(field));
  const fit = ({ asks = [] }: Sample): number =>
    asked.filter(([, value]) => [value].flat().some((one) => one === '*' || asks.some((own) => own === one)))
      .length;
  return samples.reduce<Sample | undefined>(
    (best, sample) => (best === undefined || fit(sample) > fit(best) ? sample : best),
    undefined,
  );
}
