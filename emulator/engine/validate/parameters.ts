import type { TriggerParameter } from '../../../schemas/generated/types.ts';
import { at, below, check, empty, prefixed, type Problem, type Rule } from './problem.ts';

const OPERATIONS = new Set(['', 'append', 'overwrite', 'prepend']);

const RULES: readonly Rule<Partial<TriggerParameter>>[] = [
  ({ src }) => !src && at("parameter source can't be empty", 'src'),
  ({ src }) =>
    src &&
    empty(src.dependencyName) &&
    at("parameter dependency name can't be empty", 'src', 'dependencyName'),
  ({ dest }) => empty(dest) && at("parameter destination can't be empty", 'dest'),
  ({ operation = '' }) =>
    !OPERATIONS.has(operation) && at(`parameter operation ${operation} is invalid`, 'operation'),
];

export interface ParameterList {
  /** Such as `resource parameter`. */
  readonly label: string;
  readonly path: readonly (string | number)[];
  /** `dest` may be empty. */
  readonly destOptional?: boolean;
}

/** Every parameter of a list, with its index in the message. */
export function checkParameters(
  parameters: readonly TriggerParameter[] | undefined,
  { label, path, destOptional = false }: ParameterList,
): Problem[] {
  return (parameters ?? []).flatMap((parameter, index) => {
    const found = check(parameter, RULES).filter((problem) => !destOptional || problem.path[0] !== 'dest');
    return below(prefixed(found, `${label} index: ${index}. err: `), ...path, index);
  });
}
