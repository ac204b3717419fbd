import { emptyWindow } from './emptyWindow.ts';
import { EXAMPLE } from './example.ts';
import { fireAndRead } from './fireAndRead.ts';
import { fixTypo } from './fixTypo.ts';
import { readDetails } from './readDetails.ts';
import type { Workbench } from './workbench.ts';

export interface Scenario {
  /** Of the project; none opens an empty window. */
  readonly folder?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly steps: (workbench: Workbench) => Promise<void>;
}

/** What a person does; one line a scenario. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'sees the squiggle of a typo and corrects it by quick fix': { folder: EXAMPLE, steps: fixTypo },
  'fires from the code lens, reads the verdict and goes to the line': { folder: EXAMPLE, steps: fireAndRead },
  'reads each kind of step in dark, light and high contrast': {
    folder: 'test/vscode/fixtures/workspace',
    steps: readDetails,
  },
  'is told what to do in an empty window': { steps: emptyWindow },
};
