import { compileRegexp } from '../../emulator/engine/lang/regexp.ts';
import { dataFiltersOf } from './data-filter.ts';
import type { Fix, Rule, RuleProblem } from './rule.ts';
import { isWritten, sensorsIn } from './sensors.ts';

/** A plain word as the value of a text filter: it is a regular expression, and fits wherever it occurs. */
export const looseMatch: Rule = {
  code: 'loose-match',
  severity: 'hint',
  reads: 'document',
  check: (input) =>
    sensorsIn(input).flatMap((sensor) =>
      dataFiltersOf(sensor).flatMap(({ filter, path }) => {
        if (filter.type !== 'string') return [];
        return (filter.value ?? []).flatMap((value, index): RuleProblem[] => {
          const place = [...path, 'value', index];
          if (!isPlain(value) || isWritten(sensor.resource, place)) return [];
          const span = sensor.span(place);
          const exact = `^${value.replaceAll('.', '\\.')}$`;
          const written = input.document.text.slice(span.start, span.end);
          const fixes: Fix[] = [
            {
              title: `Convert to anchored regex '${exact}'`,
              edits: [{ span, newText: `'${exact}'` }],
              preferred: false,
            },
          ];
          return [
            {
              message: `\`${value}\` also fits a longer text that holds it: for the whole text write \`${exact}\`.`,
              span,
              fixes: written.includes('\n') ? [] : fixes,
            },
          ];
        });
      }),
    ),
};

/** Letters, digits and what stands in names and paths. */
function isPlain(value: string): boolean {
  return /^[\w./:@-]+$/.test(value) && !('error' in compileRegexp(value));
}
