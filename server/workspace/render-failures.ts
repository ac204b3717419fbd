import type { Project } from '../../schemas/graph/project.ts';
import { spanOf } from '../../schemas/yaml/node.ts';
import { parseTree } from '../../schemas/yaml/parse.ts';
import { lineStarts, positionAt, type Range, type Span } from '../../schemas/yaml/position.ts';
import { RENDER_FAILED } from '../rules/codes.ts';
import type { FileFinding } from './check-file.ts';
import type { RenderFailure } from './render.ts';

/** Where in a configuration a `render` command stands. */
export function commandRange(text: string, index: number): { readonly span: Span; readonly range: Range } {
  const { root } = parseTree(text);
  const span = root ? spanOf(root, ['render', index, 'command']) : { start: 0, end: 0 };
  const starts = lineStarts(text);
  return { span, range: { start: positionAt(starts, span.start), end: positionAt(starts, span.end) } };
}

/** The commands that failed, as findings in the configurations that name them. */
export function failureFindings(project: Project, failures: readonly RenderFailure[]): FileFinding[] {
  return failures.flatMap(({ rendering: { configUri: uri, rule }, problem: message }) => {
    const severity = project.configFor(uri).rules[RENDER_FAILED] ?? 'error';
    if (severity === 'off') return [];
    const { span, range } = commandRange(project.configText(uri) ?? '', rule.index);
    return [
      {
        uri,
        finding: { code: RENDER_FAILED, severity, message, span, fixes: [] },
        range,
        rangeOf: () => range,
      },
    ];
  });
}
