import { readBackoff } from '../../emulator/engine/sensors/backoff.ts';
import type { Path } from '../../schemas/yaml/node.ts';
import type { Backoff } from '../../schemas/generated/types.ts';
import type { Rule, RuleProblem } from './rule.ts';
import { isWritten, sensorsIn, type SensorPart } from './sensors.ts';

/** A backoff that decodes and still cannot be read: then the action is not run at all. */
export const badBackoff: Rule = {
  code: 'bad-backoff',
  severity: 'warning',
  reads: 'document',
  check: (input) =>
    sensorsIn(input).flatMap((sensor) =>
      sensor.triggers.flatMap(({ value, path }) => [
        ...problemsOf(
          sensor,
          value.retryStrategy,
          [...path, 'retryStrategy'],
          'the action is not run at all',
        ),
        ...problemsOf(
          sensor,
          value.policy?.k8s?.backoff,
          [...path, 'policy', 'k8s', 'backoff'],
          'every execution counts as failed',
        ),
      ]),
    ),
};

const FIELDS = ['duration', 'factor', 'jitter'] as const;

function problemsOf(
  { resource, span }: SensorPart,
  backoff: Backoff | undefined,
  path: Path,
  effect: string,
): RuleProblem[] {
  if (!backoff || FIELDS.some((field) => isWritten(resource, [...path, field]))) return [];
  const culprit = FIELDS.find(
    (field) => field in backoff && 'error' in readBackoff({ [field]: backoff[field] }),
  );
  if (!culprit) return [];
  const remedy =
    culprit === 'duration' ? 'a duration such as `10s`, or nanoseconds' : 'a number without quotes';
  return [
    {
      message: `\`${culprit}\` cannot be read, so ${effect}: write ${remedy}.`,
      span: span([...path, culprit]),
    },
  ];
}
