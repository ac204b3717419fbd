import { tokenize } from '../../emulator/engine/lang/govaluate/lexer.ts';
import type { Rule } from './rule.ts';
import { isWritten, sensorsIn } from './sensors.ts';
import { textSpan } from './text-span.ts';

/** A text in an expression that looks like a date: it is compared as a number of seconds. */
export const dateLiteral: Rule = {
  code: 'date-literal',
  severity: 'warning',
  reads: 'document',
  check: (input) =>
    sensorsIn(input).flatMap(({ resource, dependencies }) =>
      dependencies.flatMap(({ value, path }) =>
        (value.filters?.exprs ?? []).flatMap(({ expr = '' }: { expr?: string }, index) => {
          const place = [...path, 'filters', 'exprs', index, 'expr'];
          const lexed = isWritten(resource, place) ? undefined : tokenize(expr);
          if (!lexed || 'error' in lexed) return [];
          return lexed.tokens
            .filter(({ kind }) => kind === 'TIME')
            .map(({ offset, length }) => ({
              message: `${expr.slice(offset, offset + length)} looks like a date, so it is turned into a number of seconds: no text is ever equal to it. Compare with \`=~\`, or use a data filter.`,
              span: textSpan(resource, place, input.document.text, offset, length),
            }));
        }),
      ),
    ),
};
