import './elements/app.ts';

import { useDefaultTheme } from './theme.ts';
import { connectHost } from './transport.ts';

if (!('acquireVsCodeApi' in globalThis)) useDefaultTheme();
const app = document.createElement('argo-trace-app');
app.transport = connectHost();
document.body.append(app);
