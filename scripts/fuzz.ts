/**
 * `fuzz [KIND…] [--time SECONDS] [--seed N]`: random and changed inputs for every reader and evaluator; without KIND all share the time.
 * One line a target; exits with 1 and the inputs, as JSON lines on stderr, if one fails, with 2 if it is called wrongly.
 */
import { parseArgs } from 'node:util';
import { runTarget } from './fuzz/run.ts';
import { TARGETS } from './fuzz/targets.ts';

const DEFAULT_SECONDS = '60';

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    options: {
      time: { type: 'string', default: DEFAULT_SECONDS },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    },
    allowPositionals: true,
  });
  const names = positionals.length > 0 ? positionals : Object.keys(TARGETS);
  const unknown = names.find((name) => !Object.hasOwn(TARGETS, name));
  if (unknown !== undefined)
    throw new Error(`no target ${unknown}; there are ${Object.keys(TARGETS).join(', ')}`);
  const milliseconds = (numberOf('time', values.time) * 1000) / names.length;
  const seed = numberOf('seed', values.seed);
  let passed = true;
  for (const name of names) {
    const { inputs, failures } = await runTarget(name, seed, milliseconds);
    console.log(`${name}: ${inputs} inputs, ${failures.length} failures`);
    for (const failure of failures) console.error(JSON.stringify({ target: name, seed, ...failure }));
    passed &&= failures.length === 0;
  }
  return passed;
}

function numberOf(option: string, text: string): number {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || value < 0) throw new Error(`--${option} wants a number`);
  return value;
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 2;
}
