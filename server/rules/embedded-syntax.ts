import { compileJq } from '../../emulator/engine/lang/jq/compile.ts';
import { parseCondition } from '../../emulator/engine/lang/condition/condition.ts';
import { checkExpression } from '../../emulator/engine/lang/expr/filter.ts';
import { compile } from '../../emulator/engine/lang/govaluate/evaluate.ts';
import { compileLua } from '../../emulator/engine/lang/lua/run.ts';
import { compileRegexp } from '../../emulator/engine/lang/regexp.ts';
import { compileTemplate } from '../../emulator/engine/lang/template/render.ts';
import { childOf, nodeAt, type Path, type YamlNode } from '../../schemas/yaml/node.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import type { Language } from '../embedded/languages.ts';
import { programsIn, type EmbeddedProgram } from '../embedded/programs.ts';
import type { Rule, RuleInput, RuleProblem } from './rule.ts';
import { sensorsIn, type SensorPart } from './sensors.ts';
import { textSpan } from './text-span.ts';
import { unknownName } from './unknown-name.ts';

/** A program inside the manifest that does not parse: nothing looks at it before the first event comes. */
export const embeddedSyntax: Rule = {
  code: 'embedded-syntax',
  severity: 'warning',
  reads: 'document',
  check: (input) => {
    const sensors = new Map(sensorsIn(input).map((sensor) => [sensor.resource, sensor]));
    return input.document.content.resources.flatMap((resource) => {
      const parsers = parsersFor(input, sensors.get(resource));
      return programsIn(resource).flatMap(({ language, field, path, node }): RuleProblem[] => {
        const effect = EFFECTS[field]?.(resource, path);
        const isKnown = language === 'template' ? isForSensor(input, node.text) : !node.templated;
        if (effect === undefined || !isKnown || node.text === '') return [];
        const problem = parsers[language]?.(node.text, path);
        if (!problem) return [];
        const { offset = 0, length = 1, error } = problem;
        const span = textSpan(resource, path, input.document.text, offset, length);
        return [{ message: `${error}: ${effect}.`, span }];
      });
    });
  },
};

/** What comes of a broken program, as the end of a sentence; undefined where nobody runs it. One line a field. */
const EFFECTS: Readonly<Record<string, (resource: Resource, path: Path) => string | undefined>> = {
  'DataFilter.template': () => DROPPED,
  'DataFilter.value': () => DROPPED,
  'EventDependencyFilter.script': () => DROPPED,
  'EventDependencyTransformer.jq': () => DROPPED,
  'EventDependencyTransformer.script': ({ node }, path) =>
    textOf(nodeAt(node, [...path.slice(0, -1), 'jq'])) === '' ? DROPPED : undefined,
  'EventSourceFilter.expression': () => 'every event is dropped, and the sender is told success',
  'ExprFilter.expr': () => DROPPED,
  'TriggerParameterSource.contextTemplate': ofParameter,
  'TriggerParameterSource.dataTemplate': ofParameter,
  'TriggerTemplate.conditions': (_, path) =>
    path.includes('dlqTrigger') ? undefined : 'the trigger never runs',
};

const DROPPED = 'every event is dropped';

function ofParameter({ node }: Resource, path: Path): string {
  return childOf(nodeAt(node, path.slice(0, -1)), 'value') ? 'only `value` is used' : 'the trigger fails';
}

function textOf(node: YamlNode | undefined): string {
  return node?.kind === 'scalar' && node.type === 'string' ? node.text : '';
}

/** Our own templates look like those that write manifests. */
function isForSensor({ partial }: RuleInput, text: string): boolean {
  return !partial && !text.includes('${');
}

interface Problem {
  readonly error: string;
  readonly offset?: number;
  readonly length?: number;
}

type Parse = (text: string, path: EmbeddedProgram['path']) => Problem | undefined;

/** Compiles, and says what is wrong. */
const problemOf =
  (compiler: (text: string) => object): Parse =>
  (text) => {
    const answer = compiler(text);
    return 'error' in answer ? (answer as Problem) : undefined;
  };

const PARSERS: Readonly<Partial<Record<Language, Parse>>> = {
  expr: checkExpression,
  govaluate: problemOf(compile),
  jq: problemOf(compileJq),
  lua: problemOf(compileLua),
  regexp: problemOf(compileRegexp),
};

function parsersFor(input: RuleInput, sensor: SensorPart | undefined): typeof PARSERS {
  if (!sensor) return PARSERS;
  const parameters = sensor.triggers.flatMap((trigger) =>
    trigger.parameters.map(({ path }) => path.join('/')),
  );
  const names = sensor.dependencies.flatMap((one) => one.value.name ?? []);
  return {
    ...PARSERS,
    template: (text, path) => {
      const isSeen = path.at(-2) !== 'src' || parameters.includes(path.slice(0, -2).join('/'));
      return isSeen ? problemOf(compileTemplate)(text, path) : undefined;
    },
    // A name that is no dependency has a rule of its own.
    condition: (text) => {
      if (input.partial || unknownName(text, names)) return undefined;
      const parsed = parseCondition(text, names);
      return 'error' in parsed ? parsed : undefined;
    },
  };
}
