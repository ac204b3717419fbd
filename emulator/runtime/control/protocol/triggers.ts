export interface TriggersDomain {
  /** The triggers, as `sensor/trigger`, that really send; all others are dry. */
  'triggers/setLive': {
    params: { readonly triggers: readonly string[] };
    result: { readonly live: readonly string[] };
  };
}
