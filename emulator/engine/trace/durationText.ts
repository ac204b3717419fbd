const UNITS: readonly (readonly [size: number, name: string])[] = [
  [86_400_000, 'days'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
];

/** A duration for people: `250 ms`, `1.5 s`, `90 s`, `10 min`; a unit is taken when there are two of it, or it comes out even. */
export function durationText(ms: number): string {
  const unit = UNITS.find(([size]) => ms >= 2 * size || (ms >= size && ms % size === 0 && size < 86_400_000));
  if (!unit) return ms >= 1_000 ? `${tenths(ms / 1_000)} s` : `${Math.round(ms)} ms`;
  const [size, name] = unit;
  return `${tenths(ms / size)} ${name}`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
