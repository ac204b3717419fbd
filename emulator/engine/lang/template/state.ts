import { utf8Length } from '../codePoints.ts';
import { goQuote } from '../goQuote.ts';
import type { TemplateTreeNode } from './node.ts';
import { sourceOf } from './node.ts';
import type { Template } from './parse.ts';
import type { Ref } from './ref.ts';
import type { GoFunction, Ports } from './signature.ts';

/** Ends the execution of a template. Thrown and caught inside this folder only. */
export class ExecFailure extends Error {
  readonly pos: number;
  constructor(message: string, pos: number) {
    super(message);
    this.pos = pos;
  }
}

/** One template in execution. */
export interface State {
  readonly template: Template;
  /** The template's name, for errors. */
  readonly name: string;
  readonly functions: (name: string) => GoFunction | undefined;
  readonly ports: Ports;
  readonly write: (text: string) => void;
  variables: { readonly name: string; value: Ref }[];
  /** What is being evaluated, for errors. */
  node: TemplateTreeNode | undefined;
  readonly depth: number;
}

/** Fails at the current node, with Go's text. */
export function fail(state: State, message: string): never {
  const { node, template, name } = state;
  if (!node) throw new ExecFailure(`template: ${name}: ${message}`, 0);
  const before = template.source.slice(0, node.pos);
  const line = before.split('\n').length;
  const column = utf8Length(before.slice(before.lastIndexOf('\n') + 1));
  const place = `template: ${template.name}:${line}:${column}: executing ${goQuote(name)} at <${sourceOf(node)}>`;
  throw new ExecFailure(`${place}: ${message}`, node.pos);
}

export function variable(state: State, name: string): Ref {
  const found = state.variables.findLast((candidate) => candidate.name === name);
  return found ? found.value : fail(state, `undefined variable: ${name}`);
}

export function assign(state: State, name: string, value: Ref): void {
  const found = state.variables.findLast((candidate) => candidate.name === name);
  if (found) found.value = value;
  else fail(state, `undefined variable: ${name}`);
}
