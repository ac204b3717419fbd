/** The entry of `dist/kube.cjs`, which is loaded when a cluster is first asked for. */
export { apply, conditionsOf, FIELD_MANAGER, plan } from './apply.ts';
export type { AppliedChange, PlannedChange, PlanError, PlanOptions, StatusCondition } from './apply.ts';
export { currentContext } from './context.ts';
export type { KubeContext, KubeOptions } from './context.ts';
export { KubeError } from './error.ts';
export type { FieldConflict, KubeErrorKind } from './error.ts';
