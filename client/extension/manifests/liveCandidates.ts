import type { SourceFile } from '../../../emulator/runtime/control/protocol/project.ts';
import type { LiveTrigger } from '../emulator/session.ts';

/** The triggers that could be live, with the hosts that their manifests name. */
export async function liveCandidates(files: readonly SourceFile[]): Promise<readonly LiveTrigger[]> {
  const { hostOf, httpTriggers } = await import('./httpTriggers.ts');
  return httpTriggers(files).map(({ name, subject, url }) => ({ name, subject, host: hostOf(url) }));
}
