import type { Config } from '../../schemas/config/config.ts';
import { readConfig } from '../../schemas/config/config.ts';
import type { View } from '../../schemas/graph/view.ts';
import type { ManifestDocument, ManifestText } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import { positionAt } from '../../schemas/yaml/position.ts';
import { INVALID_CONFIG } from './codes.ts';
import { withoutConsequences } from './consequences.ts';
import type { Finding, Rule, RuleInput, RuleProblem } from './rule.ts';
import { suppressedIn } from './suppress.ts';
import { ruleCodes, rules } from './table.ts';
import { YAML_SYNTAX } from './yaml-syntax.ts';

/** What a check needs to know of the surroundings of a document. */
export interface CheckContext {
  readonly file: ManifestFile;
  readonly config: Config;
  /** A kustomization applies the file as a patch. */
  readonly patch: boolean;
  /** False beside another YAML extension, which reports syntax itself. */
  readonly yamlSyntax: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Absent: objects inside triggers are not looked at. */
  readonly resourceSchemas?: RuleInput['resourceSchemas'];
  viewFrom(namespace: string | undefined): View;
}

const whole = new WeakMap<ManifestText, Map<Rule, readonly RuleProblem[]>>();
const parts = new WeakMap<ManifestText, Map<Rule, readonly RuleProblem[]>>();

/** All findings in a document, in the order of the text. Pure; what depends on the document's text only is kept as long as the text. */
export function check(document: ManifestDocument, context: CheckContext): Finding[] {
  const { content } = document;
  if (!content.relevant || !isOurs(content)) return [];
  const { tree } = content;
  if (tree.templated && tree.problems.length > 0) return [];
  const input: RuleInput = {
    document,
    file: context.file,
    partial: tree.templated || context.patch,
    now: context.now,
    targetVersion: context.config.argoEventsVersion,
    resourceSchemas: () => context.resourceSchemas?.(),
    viewFrom: (namespace) => context.viewFrom(namespace),
  };
  const findings = rules.flatMap((rule) => {
    const configured = context.config.rules[rule.code];
    const severity = configured ?? rule.severity;
    if (severity === 'off' || (rule.code === YAML_SYNTAX && !context.yamlSyntax)) return [];
    return problemsOf(rule, input).map((problem) => ({
      ...problem,
      code: rule.code,
      severity: configured === undefined ? (problem.severity ?? severity) : severity,
      fixes: problem.fixes ?? [],
    }));
  });
  return findings.length > 0
    ? withoutConsequences(unsuppressed(findings, document, context.file), document)
    : [];
}

/** The findings in the text of an `.argo-events.yaml`. */
export function checkConfig(text: string): Finding[] {
  const { config, problems } = readConfig(text);
  const unknown = Object.keys(config.rules).filter((code) => !ruleCodes.includes(code));
  const all: RuleProblem[] = [
    ...problems,
    ...unknown.map((code) => ({
      message: `There is no rule \`${code}\`. Rules are ${ruleCodes.join(', ')}.`,
      span: { start: text.indexOf(code), end: text.indexOf(code) + code.length },
    })),
  ];
  return all.map((problem) => ({ ...problem, code: INVALID_CONFIG, severity: 'error', fixes: [] }));
}

/** A broken document counts as ours when a line of it names one of our kinds. */
function isOurs(content: ManifestText): boolean {
  if (content.resources.length > 0) return true;
  return (
    content.tree.problems.length > 0 &&
    /^kind:[ \t]*["']?(?:EventSource|Sensor|EventBus)\b/m.test(content.text)
  );
}

function problemsOf(rule: Rule, input: RuleInput): readonly RuleProblem[] {
  if (rule.reads === 'project') return rule.check(input);
  const cache = input.partial ? parts : whole;
  const { content } = input.document;
  const known = cache.get(content) ?? new Map<Rule, readonly RuleProblem[]>();
  cache.set(content, known);
  const problems = known.get(rule) ?? rule.check(input);
  known.set(rule, problems);
  return problems;
}

function unsuppressed(findings: Finding[], document: ManifestDocument, file: ManifestFile): Finding[] {
  const suppressed = suppressedIn(document, file);
  const starts = document.content.lineStarts;
  return findings
    .filter(({ code, span }) => {
      if (suppressed.file.has(code)) return false;
      return !suppressed.lines.get(positionAt(starts, span.start).line)?.has(code);
    })
    .sort((a, b) => a.span.start - b.span.start);
}
