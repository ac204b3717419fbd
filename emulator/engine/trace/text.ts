import { CONFIG_FILE } from '../../../schemas/graph/file-names.ts';
import { requestLines } from './requestText.ts';
import type { FilterNode, ParameterChange, SetCall, Step, Verdict } from './step.ts';

/** Marks pieces of a line, for colours; plain text when it does nothing. */
export interface Style {
  readonly verdict: (verdict: Verdict, text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

export const PLAIN: Style = { verdict: (_, text) => text, strong: (text) => text, faint: (text) => text };

const MARKS: Readonly<Record<Verdict, string>> = {
  passed: '✓',
  failed: '✗',
  waiting: '…',
  error: '!',
  skipped: '-',
  dry: '○',
  live: '●',
};

/** How a place is shown: `sensor.yaml:12`. */
export type ShowWhere = (where: NonNullable<Step['where']>) => string;

/** The lines of one step, indented by `depth`. */
export function stepLines(step: Step, depth: number, style: Style, showWhere: ShowWhere): string[] {
  const indent = '  '.repeat(depth);
  const mark = style.verdict(step.verdict, MARKS[step.verdict]);
  const place = step.where ? `  ${style.faint(showWhere(step.where))}` : '';
  const head = `${indent}${mark} ${style.strong(step.kind)} ${step.subject}: ${step.why}${place}`;
  return [head, ...detailLines(step, style).map((line) => `${indent}    ${line}`)];
}

/** A whole trace as a tree: each step below the one that led to it. */
export function traceLines(steps: readonly Step[], style: Style, showWhere: ShowWhere): string[] {
  const depths = new Map<number, number>();
  return steps.flatMap((step) => {
    const depth = step.parentSeq === undefined ? 0 : depthBelow(depths.get(step.parentSeq), step);
    depths.set(step.seq, depth);
    return stepLines(step, depth, style, showWhere);
  });
}

/** Only an event and a dependency open a level; what follows in a row stays in line. */
function depthBelow(parent: number | undefined, step: Step): number {
  const opens = step.kind === 'dependency.matched';
  const base = parent ?? 0;
  return opens
    ? 1
    : step.kind === 'bus.published' || step.kind === 'source.filter'
      ? 0
      : Math.max(base, step.kind === 'error' ? 0 : 1);
}

function detailLines(step: Step, style: Style): string[] {
  if (step.kind === 'filter') return filterLines(step.output?.tree, 0, style);
  if (step.kind === 'condition') {
    return (step.output?.dependencies ?? []).map(({ name, state, seen }) =>
      style.faint(`${name}: ${state}, seen ${seen}`),
    );
  }
  if (step.kind === 'trigger.parameters')
    return (step.output?.changes ?? []).map((change) => changeLine(change, step.why, style));
  if (step.kind === 'trigger.request' && step.output)
    return [...requestLines(step.output.request), ...remedyLines(step.output.remedy)];
  if (step.kind === 'trigger.result')
    return [...callLines(step.output?.set, style), ...remedyLines(step.output?.remedy)];
  return [];
}

function remedyLines(remedy: string | undefined): string[] {
  return remedy === undefined ? [] : [`to add to ${CONFIG_FILE}:`, ...remedy.trimEnd().split('\n')];
}

/** One call is told by the step itself. */
function callLines(calls: readonly SetCall[] = [], style: Style): string[] {
  return calls.length < 2 ? [] : calls.map(({ call, answer }) => style.faint(`${call}: ${answer}`));
}

function filterLines(node: FilterNode | undefined, depth: number, style: Style): string[] {
  if (!node) return [];
  const own = `${'  '.repeat(depth)}${style.verdict(node.verdict, MARKS[node.verdict])} ${node.label}${filterReason(node, style)}`;
  return [own, ...(node.children ?? []).flatMap((child) => filterLines(child, depth + 1, style))];
}

/** Of a filter that passed its label says all but the value; a group is explained by its members. */
function filterReason(node: FilterNode, style: Style): string {
  const actual = node.actual === undefined ? '' : `  ${style.faint(`is ${quote(node.actual)}`)}`;
  return node.children || (node.verdict === 'passed' && actual) ? actual : `: ${node.why}${actual}`;
}

function changeLine({ dest, source, value, why }: ParameterChange, stepWhy: string, style: Style): string {
  const shown = value === null ? 'left out' : quote(value);
  const note = why && why !== stepWhy ? `; ${why}` : '';
  return `${dest || '(whole)'} ← ${shown}  ${style.faint(`from ${source}${note}`)}`;
}

const LONGEST = 120;

function quote(text: string): string {
  const line = text.replaceAll('\n', '\\n');
  return `"${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}"`;
}
