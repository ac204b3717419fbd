import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../../shared/tools/kube-apiserver/start.sh', import.meta.url));

/** Why there is no API server; the variable names the kubeconfig of a throw-away cluster with the CRDs of Argo Events. */
export const NO_API_SERVER =
  'no API server: neither ARGO_EVENTS_TEST_KUBECONFIG is set nor is ../shared/tools/kube-apiserver there; the tests of apply are skipped';

export interface ApiServer {
  readonly kubeconfig: string;
  stop(): Promise<void>;
}

export function hasApiServer(): boolean {
  return given() !== undefined || existsSync(START);
}

/** Starts a real API server, or takes the one that the environment names. */
export async function startApiServer(): Promise<ApiServer> {
  const kubeconfig = given();
  if (kubeconfig !== undefined) return { kubeconfig, stop: () => Promise.resolve() };
  const child = spawn(START, ['--until-stdin-closes'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const started = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => {
      resolve(line.toString().trim());
    });
    child.once('exit', (code) => {
      reject(new Error(`the API server ended with code ${code ?? ''}`));
    });
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  return {
    kubeconfig: started,
    stop() {
      child.stdin.end();
      return ended;
    },
  };
}

/** `KUBECONFIG` counts in CI only: nobody's own cluster is written to because tests were run. */
function given(): string | undefined {
  const { ARGO_EVENTS_TEST_KUBECONFIG, KUBECONFIG, CI } = process.env;
  return ARGO_EVENTS_TEST_KUBECONFIG ?? (CI === 'true' ? KUBECONFIG : undefined);
}
