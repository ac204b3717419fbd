const KIND = /(?:^|[\s{,"'])kind["']?\s*:\s*["']?(?:EventSource|Sensor|EventBus)(?:List)?\b/;

/** Whether a text may hold an EventSource, a Sensor or an EventBus. Cheap; the manifests' reader has the last word. */
export function mentionsOurKinds(text: string): boolean {
  return KIND.test(text);
}
