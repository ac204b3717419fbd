/** A webhook event source `hook` with the event `e` on a port. */
export const webhook = (port: number, more = ''): string => `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: hook
spec:
  webhook:
    e:
      endpoint: /e
      method: POST
      port: "${port}"
${more}---
`;

/** A sensor `s` with a dependency `d` on `hook/e` and one trigger `t`. */
export const sensor = (trigger: string, dependency = ''): string => `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: s
spec:
  dependencies:
    - name: d
      eventSourceName: hook
      eventName: e
${dependency}  triggers:
    - template:
        name: t
        ${trigger}
---
`;
