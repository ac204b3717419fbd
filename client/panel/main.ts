import './elements/app.ts';

import { connectHost } from './transport.ts';

const app = document.createElement('argo-trace-app');
app.transport = connectHost();
document.body.append(app);
