import { runMocha } from './mocha.ts';

/** Called by VS Code. */
export function run(): Promise<void> {
  return runMocha(async () => {
    await import('./activation.test.ts');
    await import('./language.test.ts');
    await import('./fire.test.ts');
    await import('./testEvents.test.ts');
    await import('./crash.test.ts');
    await import('./payload.test.ts');
    await import('./live.test.ts');
    await import('./answers.test.ts');
    await import('./secrets.test.ts');
    await import('./render.test.ts');
    await import('./leftOut.test.ts');
    await import('./apply.test.ts');
  });
}
