import { compileJq } from '../../emulator/engine/lang/jq/compile.ts';
import { parseCondition } from '../../emulator/engine/lang/condition/condition.ts';
import { checkExpression } from '../../emulator/engine/lang/expr/filter.ts';
import { compile } from '../../emulator/engine/lang/govaluate/evaluate.ts';
import { compileLua } from '../../emulator/engine/lang/lua/run.ts';
import { compileRegexp } from '../../emulator/engine/lang/regexp.ts';
import { compileTemplate } from '../../emulator/engine/lang/template/render.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import type { Path } from '../../schemas/yaml/node.ts';
import { eventsIn } from './event-sources.ts';
import type { Rule, RuleInput, RuleProblem } from './rule.ts';
import { isWritten, sensorsIn, type SensorPart, type TriggerPart } from './sensors.ts';
import { textSpan } from './text-span.ts';
import { unknownName } from './unknown-name.ts';

/** A program inside the manifest that does not parse: nothing looks at it before the first event comes. */
export const embeddedSyntax: Rule = {
  code: 'embedded-syntax',
  severity: 'warning',
  reads: 'document',
  check: (input) =>
    programsIn(input).flatMap((program): RuleProblem[] => {
      const problem = program.problem(program.text);
      if (!problem) return [];
      const { offset = 0, length = 1, error } = problem;
      return [
        {
          message: `${error}: ${program.effect}.`,
          span: textSpan(program.resource, program.path, input.document.text, offset, length),
        },
      ];
    }),
};

interface Problem {
  readonly error: string;
  readonly offset?: number;
  readonly length?: number;
}

interface Program {
  readonly resource: Resource;
  readonly path: Path;
  readonly text: string;
  readonly problem: (text: string) => Problem | undefined;
  /** What comes of it, as the end of a sentence. */
  readonly effect: string;
}

type Compile = (text: string) => object;

const DROPPED = 'every event is dropped';

/** Compiles, and says what is wrong. */
const problemOf =
  (compiler: Compile): Program['problem'] =>
  (text) => {
    const answer = compiler(text);
    return 'error' in answer ? (answer as Problem) : undefined;
  };

const expr = problemOf(compile);
const jq = problemOf(compileJq);
const lua = problemOf(compileLua);
const regexp = problemOf(compileRegexp);
const template = problemOf(compileTemplate);

function programsIn(input: RuleInput): Program[] {
  const all = [
    ...sensorsIn(input).flatMap((sensor) => [
      ...filtersOf(sensor),
      ...sensor.triggers.flatMap((trigger) => [
        ...conditionOf(sensor, trigger, input.partial),
        ...templatesOf(sensor, trigger),
      ]),
    ]),
    ...expressionsIn(input),
  ];
  return all.filter(({ text, resource, path, problem }) => {
    if (text === '') return false;
    // Our own templates look like those that write manifests.
    return problem === template ? !input.partial && !text.includes('${') : !isWritten(resource, path);
  });
}

function filtersOf({ resource, dependencies }: SensorPart): Program[] {
  return dependencies.flatMap(({ value, path }) => {
    const at = (text: string | undefined, problem: Program['problem'], ...rest: Path): Program => ({
      resource,
      path: [...path, ...rest],
      text: text ?? '',
      problem,
      effect: DROPPED,
    });
    const { exprs = [], data = [], script } = value.filters ?? {};
    return [
      at(value.transform?.jq, jq, 'transform', 'jq'),
      at(value.transform?.jq ? '' : value.transform?.script, lua, 'transform', 'script'),
      at(script, lua, 'filters', 'script'),
      ...exprs.map((one, index) => at(one.expr, expr, 'filters', 'exprs', index, 'expr')),
      ...data.flatMap((one, index) => [
        at(one.template, template, 'filters', 'data', index, 'template'),
        ...(one.type === 'string' ? ((one.value as readonly string[] | undefined) ?? []) : []).map(
          (pattern, item) => at(pattern, regexp, 'filters', 'data', index, 'value', item),
        ),
      ]),
    ];
  });
}

/** A name that is no dependency has a rule of its own. */
function conditionOf(
  { resource, dependencies }: SensorPart,
  { value, path }: TriggerPart,
  partial: boolean,
): Program[] {
  const names = dependencies.flatMap((one) => one.value.name ?? []);
  const problem = (text: string): Problem | undefined => {
    if (partial || unknownName(text, names)) return undefined;
    const parsed = parseCondition(text, names);
    return 'error' in parsed ? parsed : undefined;
  };
  const text = path.includes('dlqTrigger') ? '' : (value.template?.conditions ?? '');
  return [
    { resource, path: [...path, 'template', 'conditions'], text, problem, effect: 'the trigger never runs' },
  ];
}

function templatesOf({ resource }: SensorPart, { parameters }: TriggerPart): Program[] {
  return parameters.flatMap(({ value: { src }, path }) =>
    (['dataTemplate', 'contextTemplate'] as const).map((field) => ({
      resource,
      path: [...path, 'src', field],
      text: src?.[field] ?? '',
      problem: template,
      effect: src?.value === undefined ? 'the trigger fails' : 'only `value` is used',
    })),
  );
}

function expressionsIn(input: RuleInput): Program[] {
  return eventsIn(input).map(({ resource, path, entry }) => ({
    resource,
    path: [...path, 'filter', 'expression'],
    text: (entry as { filter?: { expression?: string } }).filter?.expression ?? '',
    problem: checkExpression,
    effect: 'every event is dropped, and the sender is told success',
  }));
}
