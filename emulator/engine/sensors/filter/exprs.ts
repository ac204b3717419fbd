import type { EventDependencyFilter, ExprFilter } from '../../../../schemas/generated/types.ts';
import type { SensorEvent } from '../../event.ts';
import { get } from '../../lang/gjson/get.ts';
import { valid } from '../../lang/gjson/valid.ts';
import type { JsonValue } from '../../lang/goPrint.ts';
import { compile, evaluate } from '../../lang/govaluate/evaluate.ts';
import { falsePart } from '../../lang/govaluate/falsePart.ts';
import type { FilterNode } from '../../trace/step.ts';
import { below, type Where } from '../../trace/where.ts';
import type { TemplatePorts } from '../../lang/template/render.ts';
import { itemPlace } from '../itemPlace.ts';
import { explainMissing } from './nearest.ts';
import { gjsonValue } from './gjsonValue.ts';
import { skipped, verdictOf, type KindResult } from './verdict.ts';

type ExprResult =
  (KindResult & { readonly empty?: false }) | { readonly empty: true; readonly node: FilterNode };

/** The `exprs` filters of a dependency (`filterExpr`); the text of an error is upstream's. */
export function filterExprs(
  filters: EventDependencyFilter,
  event: SensorEvent,
  _ports: TemplatePorts,
  where?: Where,
): KindResult {
  const list = filters.exprs ?? [];
  const any = filters.exprLogicalOperator === 'or';
  const label = any ? 'exprs (any of)' : 'exprs (all of)';
  const group = (pass: boolean, why: string, children: readonly FilterNode[], error?: string): KindResult => {
    const place = where && { where: below(where, 'exprs') };
    const node = { kind: 'exprs', label, verdict: verdictOf(pass, error), why, children, ...place } as const;
    return error === undefined ? { pass, node } : { pass, error, node };
  };
  if (event.data === null) return group(true, 'the event has no data: expressions pass', []);
  if (!valid(event.data)) {
    return group(
      false,
      'the event data is not valid JSON',
      [],
      'expr filter error (event data not valid JSON)',
    );
  }
  const children: FilterNode[] = [];
  const errors: string[] = [];
  for (const [index, filter] of list.entries()) {
    const place = where && itemPlace(below(where, 'exprs'), index);
    const result = filterOne(filter, event.data, place);
    children.push(result.node);
    if (result.empty) continue;
    const rest = (): FilterNode[] => [
      ...children,
      ...list.slice(index + 1).map((other) => skipped('exprs', other.expr)),
    ];
    if (result.error !== undefined && any) errors.push(result.error);
    else if (result.error !== undefined) {
      return group(false, result.node.why, rest(), `expr filter error (${result.error})`);
    } else if (result.pass && any) return group(true, 'one expression is true', rest());
    else if (!result.pass && !any) return group(false, result.node.why, rest());
  }
  if (!any) return group(true, 'all expressions are true', children);
  if (errors.length === 0) return group(false, 'no expression is true', children);
  const why = 'no expression is true, and one could not be decided';
  return group(false, why, children, `expr filter errors [${errors.join(' / ')}]`);
}

function filterOne({ expr, fields }: ExprFilter, json: string, where: Where | undefined): ExprResult {
  const make = (verdict: FilterNode['verdict'], why: string, more: Partial<FilterNode> = {}): FilterNode => ({
    kind: 'exprs',
    label: expr,
    verdict,
    why,
    ...more,
    ...(where && { where }),
  });
  const environment = new Map<string, JsonValue>();
  for (const { path, name } of fields) {
    const found = get(json, path);
    if (!found.exists) {
      const { why, nearest } = explainMissing(json, path);
      const node = make('error', why, nearest === undefined ? {} : { nearest });
      return { pass: false, error: `path '${path}' does not exist`, node };
    }
    environment.set(name, gjsonValue(found));
  }
  if (environment.size === 0)
    return { empty: true, node: make('skipped', 'no field is bound: neither passes nor fails') };
  const actual = [...environment].map(([name, value]) => `${name} = ${JSON.stringify(value)}`).join(', ');
  const compiled = compileExpr(expr);
  if ('error' in compiled)
    return { pass: false, error: compiled.error, node: make('error', compiled.error, { actual }) };
  const answer = evaluate(compiled.program, (name) => environment.get(name));
  if ('error' in answer)
    return { pass: false, error: answer.error, node: make('error', answer.error, { actual }) };
  const pass = answer.value === true;
  const why =
    typeof answer.value === 'boolean'
      ? `is ${answer.value}${pass ? '' : because(compiled.program, expr, environment)}`
      : 'is no boolean, which counts as false';
  return { pass, node: make(verdictOf(pass), why, { actual }) };
}

/** Which piece is false, and on what values. */
function because(
  program: Parameters<typeof falsePart>[0],
  expr: string,
  environment: ReadonlyMap<string, JsonValue>,
): string {
  const part = falsePart(program, expr, (name) => environment.get(name));
  if (!part) return '';
  const { text, compared } = part;
  const values = compared
    ? ` (${JSON.stringify(compared.left)} ${compared.operator} ${JSON.stringify(compared.right)})`
    : '';
  return `: ${text}${values}`;
}

const programs = new Map<string, ReturnType<typeof compile>>();
const MAX_KEPT = 500;

/** Compiles an expression; the last few hundred are kept. */
function compileExpr(expr: string): ReturnType<typeof compile> {
  const known = programs.get(expr);
  if (known) return known;
  const fresh = compile(expr);
  if (programs.size >= MAX_KEPT) programs.clear();
  programs.set(expr, fresh);
  return fresh;
}
