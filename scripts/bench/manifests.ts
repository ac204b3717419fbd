/** A file of that many manifests, by turns an EventSource and a Sensor of 53 lines each. */
export function manifests(count: number): string {
  return Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? eventSource(index) : sensor(index),
  ).join('---\n');
}

function eventSource(index: number): string {
  const events = Array.from(
    { length: 6 },
    (_, event) =>
      `    event-${event}:\n      endpoint: /push-${event}\n      method: POST\n      port: "12000"\n      filter:\n        expression: body.ref == "main"\n`,
  );
  return `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: hooks-${index}
  labels:
    app: hooks
    team: platform
spec:
  eventBusName: default
  replicas: 1
  service:
    ports:
      - port: 12000
        targetPort: 12000
  webhook:
${events.join('')}`;
}

function sensor(index: number): string {
  const triggers = Array.from(
    { length: 2 },
    (_, trigger) =>
      `    - template:\n        name: call-${trigger}\n        conditions: push\n        http:\n          url: http://example.com/hook-${trigger}\n          method: POST\n          timeout: 30\n          payload:\n            - src:\n                dependencyName: push\n                dataKey: body.ref\n              dest: ref\n            - src:\n                dependencyName: push\n                dataKey: body.sha\n              dest: sha\n`,
  );
  return `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: sensor-${index}
  labels:
    app: hooks
spec:
  eventBusName: default
  template:
    serviceAccountName: operate-workflow-sa
  dependencies:
    - name: push
      eventSourceName: hooks-${index - 1}
      eventName: event-0
      filters:
        data:
          - path: body.ref
            type: string
            comparator: "="
            value:
              - main
  triggers:
${triggers.join('')}`;
}
