import { childOf, type MapNode, type YamlNode } from '../yaml/node.ts';
import { toValue } from '../yaml/json.ts';
import {
  checkFields,
  isNull,
  readBoolean,
  readDuration,
  readList,
  readText,
  readTextMap,
  readWhole,
  type Report,
} from './reading.ts';

/** What the other side answers to a call of a dry trigger. An empty one is a success. */
export interface SetAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The call fails with this text. */
  readonly error?: string;
  /** What the object is labelled with once `afterMs` have gone by. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly afterMs?: number;
  /** Whether the object that is to be changed is there; it is, where nothing is said. */
  readonly exists?: boolean;
  /** How long the call takes, in milliseconds. */
  readonly delayMs?: number;
}

/** Answers of a trigger, or of several. */
export interface AnswerRule {
  /** `sensor/trigger` or `namespace/sensor/trigger`; `*` stands for any part of a name. */
  readonly trigger: string;
  /** How many calls get this answer; all of them without it. */
  readonly times?: number;
  readonly answer: SetAnswer;
  /** Index in the list. */
  readonly index: number;
}

const OF_HTTP = ['status', 'headers', 'body'] as const;
const OF_OBJECTS = ['labels', 'after', 'exists'] as const;
const FIELDS = ['trigger', ...OF_HTTP, 'error', ...OF_OBJECTS, 'delay', 'times'];

const MOST_TIMES = 1_000_000;

/** Reads `answers`. What cannot be used is reported and left out. */
export function readAnswers(node: YamlNode | undefined, report: Report): AnswerRule[] {
  const endless = new Set<string>();
  return readList(node, 'answers', report).flatMap((item, index) => {
    if (item.kind !== 'map') {
      report(item, 'Expected an answer: `trigger: SENSOR/TRIGGER` and what it is answered.');
      return [];
    }
    const rule = readRule(item, index, report);
    if (!rule) return [];
    if (endless.has(rule.trigger))
      report(item, `It is never given: an answer of ${rule.trigger} before it has no \`times\`.`);
    if (rule.times === undefined) endless.add(rule.trigger);
    return [rule];
  });
}

function readRule(node: MapNode, index: number, report: Report): AnswerRule | undefined {
  checkFields(node, FIELDS, 'setting of an answer', report);
  const trigger = readTrigger(node, report);
  const times = readWhole(childOf(node, 'times'), 1, MOST_TIMES, report);
  const answer = readAnswer(node, report);
  if (trigger === undefined) return undefined;
  return { trigger, ...(times !== undefined && { times }), answer, index };
}

function readTrigger(node: MapNode, report: Report): string | undefined {
  const child = childOf(node, 'trigger');
  const name = readText(child, report);
  if (name !== undefined && /^[^/]+(?:\/[^/]+){1,2}$/.test(name)) return name;
  if (!child || name !== undefined)
    report(child ?? node, 'Expected `trigger: SENSOR/TRIGGER` or NAMESPACE/SENSOR/TRIGGER, such as build/*.');
  return undefined;
}

function readAnswer(node: MapNode, report: Report): SetAnswer {
  const http = OF_HTTP.filter((field) => childOf(node, field));
  const objects = OF_OBJECTS.filter((field) => childOf(node, field));
  const error = readText(childOf(node, 'error'), report);
  const [other] = error === undefined ? (objects.length > 0 ? http : []) : [...http, ...objects];
  if (other !== undefined)
    report(
      childOf(node, other) ?? node,
      `\`${other}\` does not go with \`${error === undefined ? (objects[0] ?? '') : 'error'}\`: an answer is one or the other.`,
    );
  const status = readWhole(childOf(node, 'status'), 200, 599, report);
  const headers = readTextMap(childOf(node, 'headers'), report);
  const body = readBody(childOf(node, 'body'));
  const labels = readTextMap(childOf(node, 'labels'), report);
  const afterMs = readDuration(childOf(node, 'after'), report);
  const exists = readBoolean(childOf(node, 'exists'), report);
  const delayMs = readDuration(childOf(node, 'delay'), report);
  return {
    ...(status !== undefined && { status }),
    ...(headers && { headers }),
    ...(body !== undefined && { body }),
    ...(error !== undefined && { error }),
    ...(labels && { labels }),
    ...(afterMs !== undefined && { afterMs }),
    ...(exists !== undefined && { exists }),
    ...(delayMs !== undefined && { delayMs }),
  };
}

/** A text as it is; anything else as JSON. */
function readBody(node: YamlNode | undefined): string | undefined {
  if (isNull(node)) return undefined;
  return node.kind === 'scalar' ? node.text : JSON.stringify(toValue(node));
}
