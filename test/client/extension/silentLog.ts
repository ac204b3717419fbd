import type { Log } from '../../../client/extension/log.ts';

const nothing = (): void => undefined;

export const silent: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
