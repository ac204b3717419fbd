import type { GoValue } from '../../lang/fmt/value.ts';
import { goMap } from '../../lang/fmt/value.ts';
import type { Tape } from '../../lang/gjson/tape.ts';
import { endOf, isObjectAt, memberOf, startOf } from '../../lang/gjson/tapeFind.ts';
import { decodeDocument } from '../../lang/template/decode.ts';
import type { ListNode, TemplateTreeNode } from '../../lang/template/node.ts';
import type { Template } from '../../lang/template/parse.ts';

/** What a template reads of its `.Input`: all of a value, or only some of its members. */
export type Wanted = 'all' | Map<string, Wanted>;

/** What is the root document at a place of a template: the dot is not within `range` and `with`, and `$` is not in templates that are called. */
interface Scope {
  readonly dot: boolean;
  readonly dollar: boolean;
}

/** What the template whose body is `main` may read of its `.Input`. Rather too much than too little. */
export function wantedBy(template: Template, main: ListNode): Wanted {
  const paths: (readonly string[])[] = [];
  for (const body of template.templates.values()) {
    const isMain = body === main;
    collect(body, { dot: isMain, dollar: isMain }, paths);
  }
  let wanted: Wanted = new Map();
  for (const path of paths) wanted = add(wanted, path, 0);
  return wanted;
}

function add(wanted: Wanted, path: readonly string[], depth: number): Wanted {
  const name = path[depth];
  if (wanted === 'all' || name === undefined) return 'all';
  wanted.set(name, add(wanted.get(name) ?? new Map<string, Wanted>(), path, depth + 1));
  return wanted;
}

/** Adds the paths below `.Input` that a node reads; the empty one is all of it. */
function collect(node: TemplateTreeNode, scope: Scope, paths: (readonly string[])[]): void {
  const read = (names: readonly string[]): void => {
    if (names.length === 0) paths.push([]);
    else if (names[0] === 'Input') paths.push(names.slice(1));
  };
  switch (node.kind) {
    case 'dot':
      if (scope.dot) read([]);
      return;
    case 'field':
      if (scope.dot) read(node.names);
      return;
    case 'variable':
      if (scope.dollar && node.names[0] === '$') read(node.names.slice(1));
      return;
    case 'chain':
      collect(node.node, scope, paths);
      return;
    case 'command':
      for (const argument of node.args) collect(argument, scope, paths);
      return;
    case 'pipe':
      for (const command of node.commands) collect(command, scope, paths);
      return;
    case 'action':
    case 'template':
      if (node.pipe) collect(node.pipe, scope, paths);
      return;
    case 'list':
      for (const statement of node.nodes) collect(statement, scope, paths);
      return;
    case 'if':
    case 'with':
    case 'range':
      collect(node.pipe, scope, paths);
      collect(node.list, node.kind === 'if' ? scope : { ...scope, dot: false }, paths);
      if (node.otherwise) collect(node.otherwise, scope, paths);
      return;
    default:
  }
}

/** A value of a JSON text as a template sees it, without the members that it does not read. */
export function decodeWanted(json: string, tape: Tape, value: number, wanted: Wanted): GoValue {
  if (wanted === 'all' || !isObjectAt(json, tape, value))
    return decodeDocument(json.slice(startOf(tape, value), endOf(tape, value)));
  const map = goMap();
  for (const [key, below] of wanted) {
    const member = memberOf(json, tape, value, key);
    if (member !== -1) map.entries.set(key, decodeWanted(json, tape, member, below));
  }
  return map;
}
