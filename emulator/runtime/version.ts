import manifest from '../../package.json' with { type: 'json' };

/** Of this product. */
export const VERSION = manifest.version;

/** The Argo Events release whose behaviour is emulated. */
export const ARGO_EVENTS_VERSION = 'v1.9.11';
