import { goMap } from '../../lang/fmt/value.ts';
import { tapeOf } from '../../lang/gjson/valid.ts';
import { walkList } from '../../lang/template/exec.ts';
import type { ListNode } from '../../lang/template/node.ts';
import type { Template } from '../../lang/template/parse.ts';
import { plain } from '../../lang/template/ref.ts';
import {
  compileTemplate,
  findFunction,
  renderParameter,
  type Rendered,
  type TemplatePorts,
} from '../../lang/template/render.ts';
import { shownText } from '../../lang/unquote.ts';
import { decodeWanted, wantedBy, type Wanted } from './wanted.ts';

/**
 * What `renderParameter` gives, sooner for a template that meets many events: it is parsed once, and of a document only what it reads is decoded.
 * A run that does not come to a good end is done again by `renderParameter`, with the same random numbers.
 */
export function renderTemplate(source: string, json: string, ports: TemplatePorts): Rendered {
  const drawn: number[] = [];
  const random = (): number => {
    const number = ports.random();
    drawn.push(number);
    return number;
  };
  const text = tryTemplate(source, json, { now: ports.now, random });
  if (text !== undefined && text !== '' && text !== '<no value>') return { text };
  return renderParameter(source, json, { now: ports.now, random: () => drawn.shift() ?? ports.random() });
}

interface Prepared {
  readonly template: Template;
  readonly main: ListNode;
  readonly wanted: Wanted;
}

const kept = new Map<string, Prepared | undefined>();
const MAX_KEPT = 500;

/** A template that is ready to run; undefined if it cannot. The last few hundred are kept. */
function prepare(source: string): Prepared | undefined {
  const known = kept.get(source);
  if (known || kept.has(source)) return known;
  const compiled = compileTemplate(source);
  const template = 'template' in compiled ? compiled.template : undefined;
  const main = template?.templates.get(template.name);
  const prepared = template && main && { template, main, wanted: wantedBy(template, main) };
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(source, prepared);
  return prepared;
}

/** Steps and characters of a quick run. */
const MAX_WORK = 1_000_000;

/** Ends a quick run that is not quick. */
class TooMuch extends Error {}

function tryTemplate(source: string, json: string, ports: TemplatePorts): string | undefined {
  const prepared = prepare(source);
  const tape = prepared && tapeOf(json);
  if (!tape) return undefined;
  const { template, main, wanted } = prepared;
  let text = '';
  let work = 0;
  const spend = (amount: number): void => {
    work += amount;
    if (!(work <= MAX_WORK)) throw new TooMuch();
  };
  const write = (piece: string): void => {
    spend(piece.length);
    text += piece;
  };
  try {
    const dot = plain(goMap([['Input', decodeWanted(json, tape, 0, wanted)]]));
    const variables = [{ name: '$', value: dot }];
    const state = { template, name: template.name, functions: findFunction, ports: { ...ports, spend } };
    walkList({ ...state, write, variables, node: undefined, depth: 0 }, dot, main);
    return shownText(text);
  } catch {
    return undefined;
  }
}
