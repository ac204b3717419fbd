/** Of findings in `.argo-events.yaml`. */
export const INVALID_CONFIG = 'invalid-config';

/** Of findings in files of test events. */
export const INVALID_TEST_EVENT = 'invalid-test-event';

/** Of `render` commands of `.argo-events.yaml` that give no manifests. */
export const RENDER_FAILED = 'render-failed';

/** Of names in `answers` and `artifacts` of `.argo-events.yaml` that hit nothing. */
export const UNUSED_STAND_IN = 'unused-stand-in';
