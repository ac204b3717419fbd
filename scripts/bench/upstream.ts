import { execFile } from 'node:child_process';

/** What `scripts/bench/upstream` is asked: its `Question`. */
type Question = { readonly operation: object } | { readonly sensor: object };

/** How often a second the real code does something, and in what unit, which says so if it was not measured in this run. */
export interface Rate {
  readonly rate: number;
  readonly unit: string;
}

const PROGRAM = process.env.ARGO_EVENTS_UPSTREAM;
/** A throw-away nats-server with TLS and JetStream. */
const BUS = process.env.ARGO_EVENTS_UPSTREAM_NATS;

/**
 * Operations a second of the program that `ARGO_EVENTS_UPSTREAM` names, built from `scripts/bench/upstream`;
 * without one what was recorded on another machine, test/conformance/README.md.
 */
export async function operationsOfUpstream(operation: object, recorded: number): Promise<Rate> {
  if (PROGRAM === undefined) return { rate: recorded, unit: 'ops/s, recorded' };
  return { rate: await ask(PROGRAM, { operation }), unit: 'ops/s' };
}

/** Events a second of a real sensor on the server that `ARGO_EVENTS_UPSTREAM_NATS` names; else what was recorded. */
export async function eventsOfUpstream(sensor: object, recorded: number): Promise<Rate> {
  if (PROGRAM === undefined || BUS === undefined) return { rate: recorded, unit: 'events/s, recorded' };
  return { rate: await ask(PROGRAM, { sensor: { ...sensor, url: BUS } }), unit: 'events/s' };
}

function ask(program: string, question: Question): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program}: ${stderr}`, { cause: error }));
      else resolve((JSON.parse(stdout) as { rate: number }).rate);
    });
    child.stdin?.end(JSON.stringify(question));
  });
}
