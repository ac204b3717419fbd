import { execFileSync } from 'node:child_process';

/** Makes the generated schemas and types; a no-op when their inputs are unchanged. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/generate/main.ts'], { stdio: 'inherit' });
}
