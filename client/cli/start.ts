import * as module from 'node:module';

// Node keeps what it has compiled, so that from the second time on the command starts sooner. Node 20 has no such thing.
(module as Partial<typeof module>).enableCompileCache?.();
module.createRequire(__filename)('./commands.cjs');
