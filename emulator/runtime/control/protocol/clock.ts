/** Moments are RFC 3339 in UTC. */
export interface ClockState {
  readonly now: string;
  /** The next moment at which something happens by itself. */
  readonly nextTimer?: string;
  /** Whether it can be moved. */
  readonly virtual: boolean;
}

export interface ClockDomain {
  'clock/now': { params: Record<string, never>; result: ClockState };
  /** Moves a virtual clock to the next timer, or to a moment; every timer on the way fires. */
  'clock/advance': { params: { readonly to?: string }; result: ClockState };
}
