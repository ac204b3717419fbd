import type { Rule } from './rule.ts';
import { sensorsIn } from './sensors.ts';

/** A parameter that names no place in the event: it takes all of it, with the data in base64. */
export const wholeEvent: Rule = {
  code: 'whole-event',
  severity: 'hint',
  reads: 'document',
  check: (input) =>
    input.partial
      ? []
      : sensorsIn(input).flatMap(({ triggers, span }) =>
          triggers.flatMap(({ parameters }) =>
            parameters
              .filter(({ value: { src } }) => {
                if (!src?.dependencyName || src.value !== undefined) return false;
                return !src.dataKey && !src.dataTemplate && !src.contextKey && !src.contextTemplate;
              })
              .map(({ path }) => ({
                message:
                  'This takes the whole event, its data in base64. Name a place with `dataKey` (such as `body`), `dataTemplate` or `contextKey`.',
                span: span([...path, 'src']),
              })),
          ),
        ),
};
