export interface ClockDomain {
  'clock/now': {
    params: Record<string, never>;
    result: { readonly now: string; readonly nextTimer?: string };
  };
  /** Moves a virtual clock to the next timer, or to a moment (RFC 3339); every timer on the way fires. */
  'clock/advance': { params: { readonly to?: string }; result: { readonly now: string } };
}
