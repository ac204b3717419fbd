export interface TriggersDomain {
  /** The triggers, as `namespace/sensor/trigger` with `/dlqTrigger` for its dead letter trigger, that really send; all others are dry. */
  'triggers/setLive': {
    params: { readonly triggers: readonly string[] };
    result: { readonly live: readonly string[] };
  };
}
