import { runMocha } from '../suite/mocha.ts';

/** Called by VS Code, in a workspace that is not trusted. */
export function run(): Promise<void> {
  return runMocha(() => import('./restricted.test.ts'));
}
