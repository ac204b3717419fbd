import { applyManifests } from './apply.ts';
import { surviveCrash } from './crash.ts';
import { emptyWindow } from './emptyWindow.ts';
import { EXAMPLE } from './example.ts';
import { fireAndRead } from './fireAndRead.ts';
import { fixTypo } from './fixTypo.ts';
import { moveTime } from './moveTime.ts';
import { readDetails } from './readDetails.ts';
import { turnLive } from './turnLive.ts';
import type { Workbench } from './workbench.ts';

export interface Scenario {
  /** Of the project; none opens an empty window. */
  readonly folder?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly needsCluster?: boolean;
  readonly steps: (workbench: Workbench) => Promise<void>;
}

const FIXTURE = 'test/vscode/fixtures/workspace';

/** What a person does; one line a scenario. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'sees the squiggle of a typo and corrects it by quick fix': { folder: EXAMPLE, steps: fixTypo },
  'fires from the code lens, reads the verdict and goes to the line': { folder: EXAMPLE, steps: fireAndRead },
  'reads each kind of step in dark, light and high contrast': { folder: FIXTURE, steps: readDetails },
  'keeps what was fired when the emulator dies': { folder: FIXTURE, steps: surviveCrash },
  'compares with the cluster and applies': { folder: FIXTURE, steps: applyManifests, needsCluster: true },
  'turns a trigger live once the host is named': { folder: FIXTURE, steps: turnLive },
  'lives through a night in virtual time': { folder: 'test/vscode/fixtures/night', steps: moveTime },
  'is told what to do in an empty window': { steps: emptyWindow },
};
