const KIND = /(?:^|[\s{,"'])kind["']?\s*:\s*["']?(?:EventSource|Sensor|EventBus)(?:List)?\b/;

const CONFIG_MAP = /\bkind["']?\s*:\s*["']?ConfigMap\b/;

/** Whether a text may hold a ConfigMap, which triggers may take manifests and headers from. */
export function mentionsConfigMaps(text: string): boolean {
  return CONFIG_MAP.test(text);
}

/** Whether a text may hold an EventSource, a Sensor or an EventBus. Cheap; the manifests' reader has the last word. */
export function mentionsOurKinds(text: string): boolean {
  return KIND.test(text);
}
