import type { Reference } from '../reference.ts';
import { pathName } from '../reference.ts';
import type { ArgNode, ListNode, PipeNode, StatementNode, VariableNode } from './node.ts';
import { parseTemplate, type Template } from './parse.ts';
import { compileTemplate } from './render.ts';

/** The keys from the template's data to the dot or a variable; undefined where that is not known before it runs. */
type Place = readonly string[] | undefined;

interface Walk {
  readonly source: string;
  readonly found: Reference[];
  /** Where variables point; a name that is set twice is not followed. */
  readonly variables: Map<string, Place>;
  /** Field of which it is asked what stands before it; ranges are then followed into the first element. */
  readonly field?: string;
  /** What stands before that field. */
  before?: Place;
}

/** The key of a template's data under which the event's data or context stands. */
const INPUT = 'Input';

/**
 * What a template refers to: paths below `.Input`, functions and variables, in order. `with` and variables that stand for
 * a field are followed; elements of a `range` are not. None where the template cannot be read.
 */
export function templateReferences(source: string): readonly Reference[] {
  const compiled = compileTemplate(source);
  if ('error' in compiled) return [];
  const walk: Walk = { source, found: [], variables: new Map([['$', []]]) };
  walkTemplate(walk, compiled.template);
  return walk.found.sort((a, b) => a.offset - b.offset);
}

/**
 * The keys from a template's data to what stands before a field, in a template that is being written: functions need not be there. Undefined where
 * that is not known, or the template cannot be read.
 */
export function templatePlace(source: string, field: string): readonly string[] | undefined {
  const parsed = parseTemplate('', source, () => true);
  if ('error' in parsed) return undefined;
  const walk: Walk = { source, found: [], variables: new Map([['$', []]]), field };
  walkTemplate(walk, parsed.template);
  return walk.before;
}

function walkTemplate(walk: Walk, { name, templates }: Template): void {
  for (const [own, list] of templates) walkList(walk, own === name ? [] : undefined, list);
}

function walkList(walk: Walk, dot: Place, { nodes }: ListNode): void {
  for (const node of nodes) walkStatement(walk, dot, node);
}

function walkStatement(walk: Walk, dot: Place, node: StatementNode): void {
  switch (node.kind) {
    case 'action':
      walkPipe(walk, dot, node.pipe);
      return;
    case 'template':
      if (node.pipe) walkPipe(walk, dot, node.pipe);
      return;
    case 'if':
    case 'with':
    case 'range': {
      const place = walkPipe(walk, dot, node.pipe, node.kind === 'range');
      const inner = node.kind === 'if' ? dot : node.kind === 'with' ? place : elementOf(walk, place);
      walkList(walk, inner, node.list);
      if (node.otherwise) walkList(walk, dot, node.otherwise);
      return;
    }
    default:
  }
}

function elementOf({ field }: Walk, list: Place): Place {
  return field === undefined ? undefined : list && [...list, '0'];
}

/** Walks a pipeline; gives the place that it stands for where it is nothing but a field. */
function walkPipe(walk: Walk, dot: Place, { declared, commands }: PipeNode, ranges = false): Place {
  const places = commands.map(({ args }) => args.map((arg) => walkArgument(walk, dot, arg)));
  const place = commands.length === 1 && places[0]?.length === 1 ? places[0][0] : undefined;
  for (const [i, variable] of declared.entries()) {
    const name = variable.names[0] ?? '';
    const value = !ranges ? place : i === declared.length - 1 ? elementOf(walk, place) : undefined;
    walk.found.push({ kind: 'variable', name, offset: variable.pos, length: name.length });
    walk.variables.set(name, walk.variables.has(name) ? undefined : value);
  }
  return place;
}

function walkArgument(walk: Walk, dot: Place, node: ArgNode): Place {
  switch (node.kind) {
    case 'dot':
      return dot;
    case 'field':
      return walkFields(walk, dot, node.names, startOf(node.names, node.pos, 1));
    case 'variable':
      return walkVariable(walk, node);
    case 'pipe':
      return walkPipe(walk, dot, node);
    case 'chain':
      return walkFields(walk, walkArgument(walk, dot, node.node), node.names, node.pos);
    case 'identifier':
      walk.found.push({ kind: 'function', name: node.name, offset: node.pos, length: node.name.length });
      return undefined;
    default:
      return undefined;
  }
}

function walkVariable(walk: Walk, { names, pos }: VariableNode): Place {
  const [name = '', ...fields] = names;
  const offset = startOf(names, pos, 0);
  if (name !== '$') walk.found.push({ kind: 'variable', name, offset, length: name.length });
  return walkFields(walk, walk.variables.get(name), fields, offset + name.length);
}

/** Where a node starts: Go places one of several names at the second name. */
function startOf([first = '', second]: readonly string[], pos: number, dot: number): number {
  return second === undefined ? pos : pos - first.length - dot;
}

/** Fields of a place, each written as a dot and its name from an offset on. */
function walkFields(walk: Walk, start: Place, names: readonly string[], from: number): Place {
  let place = start;
  let at = from;
  for (const [i, name] of names.entries()) {
    at = walk.source.indexOf(`.${name}`, at) + 1;
    if (name === walk.field) walk.before = place;
    place = place && [...place, name];
    if (place?.[0] === INPUT && (place.length > 1 || i === names.length - 1))
      walk.found.push({ kind: 'path', name: pathName(place.slice(1)), offset: at, length: name.length });
    at += name.length;
  }
  return place;
}
