/** What an event of a type needs at least, as lines below its name; one line a type that is offered. */
export const NEW_EVENTS: Readonly<Record<string, (name: string) => readonly string[]>> = {
  webhook: (name) => [`endpoint: /${pathOf(name)}`, 'port: "12000"', 'method: POST'],
  calendar: () => ['interval: 1h'],
  github: (name) => [
    'owner: OWNER',
    'repository: REPOSITORY',
    'webhook:',
    `  endpoint: /${pathOf(name)}`,
    '  port: "12000"',
    '  method: POST',
    'events: ["*"]',
  ],
  kafka: (name) => ['url: kafka:9092', `topic: ${JSON.stringify(name)}`, 'partition: "0"', 'jsonBody: true'],
  sqs: (name) => [
    'region: us-east-1',
    `queue: ${JSON.stringify(name)}`,
    'waitTimeSeconds: 20',
    'jsonBody: true',
  ],
};

/** Of these the EventSource needs a Service to be reached. */
export const NEEDS_SERVICE: ReadonlySet<string> = new Set(['webhook', 'github']);

function pathOf(name: string): string {
  return encodeURIComponent(name);
}
