/** Makes `argo-events-VERSION.vsix` from `dist/`, in the root. */
import { createVSIX } from '@vscode/vsce';

import manifest from '../package.json' with { type: 'json' };

const packagePath = `argo-events-${manifest.version}.vsix`;
await createVSIX({
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
