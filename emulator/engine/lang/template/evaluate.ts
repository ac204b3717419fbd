import type { GoValue } from '../fmt/value.ts';
import { goInt, isMapValue, typeName } from '../fmt/value.ts';
import { goQuote } from '../goQuote.ts';
import type {
  ArgNode,
  ChainNode,
  CommandNode,
  FieldNode,
  IdentifierNode,
  NumberNode,
  PipeNode,
  TemplateTreeNode,
  VariableNode,
} from './node.ts';
import { sourceOf } from './node.ts';
import type { Ref } from './ref.ts';
import { boxed, plain, typeOfRef, unbox } from './ref.ts';
import type { GoFunction, ParamType, Returned } from './signature.ts';
import { GoPanic, paramTypeName } from './signature.ts';
import type { State } from './state.ts';
import { assign, fail, variable } from './state.ts';
import { methodOf } from './methods.ts';
import { isTrue } from './truth.ts';
import { weightOf } from './weight.ts';

/** The last argument that a pipeline hands to its next command; `none` in the first one. */
type Final = { readonly ref: Ref } | 'none';

/** The value of a pipeline, out of its box; sets the variables that it declares. */
export function evalPipeline(state: State, dot: Ref, pipe: PipeNode): Ref {
  state.node = pipe;
  let value: Ref;
  let final: Final = 'none';
  for (const command of pipe.commands) {
    value = unbox(evalCommand(state, dot, command, final));
    final = { ref: value };
  }
  for (const { names } of pipe.declared) {
    const name = names[0] ?? '';
    if (pipe.assign) assign(state, name, value);
    else state.variables.push({ name, value });
  }
  return value;
}

function evalCommand(state: State, dot: Ref, { args }: CommandNode, final: Final): Ref {
  const [first] = args;
  if (!first) return undefined;
  switch (first.kind) {
    case 'field':
      return evalField(state, dot, first, args, final);
    case 'chain':
      return evalChain(state, dot, first, args, final);
    case 'identifier':
      return evalFunction(state, dot, first, args, final);
    case 'pipe':
      noArguments(state, args, final);
      return evalPipeline(state, dot, first);
    case 'variable':
      return evalVariable(state, dot, first, args, final);
    default:
      state.node = first;
      noArguments(state, args, final);
      if (first.kind === 'nil') return fail(state, 'nil is not a command');
      return first.kind === 'dot' ? dot : constant(state, first);
  }
}

function noArguments(state: State, args: readonly ArgNode[], final: Final): void {
  const [first] = args;
  if (first && (args.length > 1 || final !== 'none')) {
    fail(state, `can't give argument to non-function ${sourceOf(first)}`);
  }
}

type ConstantNode = Extract<ArgNode, { readonly kind: 'bool' | 'number' | 'string' }>;

function constant(state: State, node: ConstantNode): Ref {
  if (node.kind === 'bool') return plain(node.value);
  return plain(node.kind === 'string' ? node.text : idealConstant(state, node));
}

/** The value of a constant where any type will do. */
function idealConstant(state: State, node: NumberNode): GoValue {
  state.node = node;
  const { text } = node;
  if (node.complex) return node.complex;
  const hexInt = /^0[xX]/.test(text) && !/[pP]/.test(text);
  if (node.float !== undefined && !hexInt && !text.startsWith("'") && /[.eEpP]/.test(text)) return node.float;
  if (node.int !== undefined) return goInt(node.int);
  return fail(state, `${text} overflows int`);
}

function evalField(state: State, dot: Ref, node: FieldNode, args: readonly ArgNode[], final: Final): Ref {
  state.node = node;
  return fieldChain(state, dot, dot, node, node.names, args, final);
}

function evalChain(state: State, dot: Ref, node: ChainNode, args: readonly ArgNode[], final: Final): Ref {
  state.node = node;
  if (node.node.kind === 'nil') fail(state, `indirection through explicit nil in ${sourceOf(node)}`);
  const receiver = evalArg(state, dot, undefined, node.node);
  return fieldChain(state, dot, receiver, node, node.names, args, final);
}

function evalVariable(
  state: State,
  dot: Ref,
  node: VariableNode,
  args: readonly ArgNode[],
  final: Final,
): Ref {
  state.node = node;
  const [name = '', ...fields] = node.names;
  const value = variable(state, name);
  if (fields.length > 0) return fieldChain(state, dot, value, node, fields, args, final);
  noArguments(state, args, final);
  return value;
}

function fieldChain(
  state: State,
  dot: Ref,
  start: Ref,
  node: TemplateTreeNode,
  names: readonly string[],
  args: readonly ArgNode[],
  final: Final,
): Ref {
  let receiver = start;
  names.forEach((name, i) => {
    const last = i === names.length - 1;
    receiver = fieldOf(state, dot, receiver, node, name, last ? args : [], last ? final : 'none');
  });
  return receiver;
}

/** A field of a receiver: a map's member, or a method. */
function fieldOf(
  state: State,
  dot: Ref,
  receiver: Ref,
  node: TemplateTreeNode,
  name: string,
  args: readonly ArgNode[],
  final: Final,
): Ref {
  if (!receiver) return undefined;
  const type = typeOfRef(receiver);
  const { value } = receiver;
  if (value === null) return fail(state, `nil pointer evaluating ${type}.${name}`);
  const method = methodOf(value, name);
  if (method && 'function' in method) return evalCall(state, dot, method.function, node, name, args, final);
  const hasArguments = args.length > 1 || final !== 'none';
  if (method) {
    if (hasArguments) fail(state, `${name} has arguments but cannot be invoked as function`);
    return plain(method.field);
  }
  if (isMapValue(value)) {
    if (hasArguments) fail(state, `${name} is not a method but has arguments`);
    const member = value.entries.get(name);
    if (member === undefined) return undefined;
    return value.of === 'any' ? boxed(member) : plain(member);
  }
  return fail(state, `can't evaluate field ${name} in type ${type}`);
}

function evalFunction(
  state: State,
  dot: Ref,
  node: IdentifierNode,
  args: readonly ArgNode[],
  final: Final,
): Ref {
  state.node = node;
  const called = state.functions(node.name);
  if (!called) return fail(state, `${goQuote(node.name)} is not a defined function`);
  return evalCall(
    state,
    dot,
    called,
    { kind: 'command', args: args.length > 0 ? args : [node], pos: node.pos },
    node.name,
    args,
    final,
  );
}

/** Calls a function with the arguments behind its name and, at the end, what the pipeline hands over. */
function evalCall(
  state: State,
  dot: Ref,
  called: GoFunction,
  node: TemplateTreeNode,
  name: string,
  nodes: readonly ArgNode[],
  final: Final,
): Ref {
  const args = nodes.slice(1);
  const { params, rest } = called;
  const given = args.length + (final === 'none' ? 0 : 1);
  if (rest !== undefined && given < params.length) {
    fail(state, `wrong number of args for ${name}: want at least ${params.length} got ${args.length}`);
  }
  if (rest === undefined && given !== params.length) {
    fail(state, `wrong number of args for ${name}: want ${params.length} got ${given}`);
  }
  if (called.shortCircuit !== undefined) return shortCircuit(state, dot, args, final, called.shortCircuit);
  const refs = args.map((arg, i) => evalArg(state, dot, params[i] ?? rest, arg));
  if (final !== 'none') refs.push(validate(state, final.ref, params[given - 1] ?? rest));
  state.ports.spend(refs.reduce((sum, ref) => sum + weightOf(ref?.value ?? null), 2));
  const [first] = args;
  const shown = (): string => (first ? sourceOf(first) : shownFinal(refs[0]));
  const returned = safeCall(called, refs, state, name === 'call' ? shown() : '');
  if ('error' in returned) {
    state.node = node;
    return fail(state, `error calling ${name}: ${returned.error}`);
  }
  if ('ref' in returned) return returned.ref;
  state.ports.spend(weightOf(returned.value));
  return called.boxes ? boxed(returned.value) : plain(returned.value);
}

function shortCircuit(state: State, dot: Ref, args: readonly ArgNode[], final: Final, stopAt: boolean): Ref {
  let value: Ref;
  for (const arg of args) {
    value = evalArg(state, dot, 'value', arg);
    if (isTrue(value) === stopAt) return value;
  }
  return final === 'none' ? value : final.ref;
}

/** How Go's reflection names a value that has no place in the template. */
function shownFinal(ref: Ref): string {
  if (!ref) return '<invalid Value>';
  return typeof ref.value === 'string' ? ref.value : `<${typeOfRef(ref)} Value>`;
}

function safeCall(called: GoFunction, refs: readonly Ref[], state: State, first: string): Returned {
  try {
    const values = refs.map((ref) => ref?.value ?? null);
    return called.call(values, state.ports, refs, first);
  } catch (thrown) {
    if (thrown instanceof GoPanic) return { error: thrown.message };
    throw thrown;
  }
}

/** The value as a parameter of a type takes it. */
function validate(state: State, ref: Ref, type: ParamType | undefined): Ref {
  if (type === undefined || type === 'value' || type === 'any') return ref;
  if (!ref) {
    if (type === 'map' || type === 'interfaces') return undefined;
    return fail(state, `invalid value; expected ${paramTypeName(type)}`);
  }
  if (fits(ref.value, type)) return { value: ref.value, boxed: false };
  const got = ref.value === null ? 'interface {}' : typeName(ref.value);
  return fail(state, `wrong type for value; expected ${paramTypeName(type)}; got ${got}`);
}

function fits(value: GoValue, type: ParamType): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'float64':
      return typeof value === 'number';
    case 'int':
    case 'map':
    case 'time':
    case 'uint32':
    case 'duration':
    case 'certificate':
    case 'interfaces':
      return typeName(value) === paramTypeName(type);
    case 'any':
    case 'value':
      return true;
  }
}

/** An argument's value; constants take the parameter's type. */
function evalArg(state: State, dot: Ref, type: ParamType | undefined, node: ArgNode): Ref {
  state.node = node;
  switch (node.kind) {
    case 'dot':
      return validate(state, dot, type);
    case 'nil':
      if (type === 'any' || type === 'value') return type === 'any' ? boxed(null) : undefined;
      if (type === 'map' || type === 'interfaces') return undefined;
      return fail(state, `cannot assign nil to ${type === undefined ? '<nil>' : paramTypeName(type)}`);
    case 'field':
      return validate(state, evalField(state, dot, node, [node], 'none'), type);
    case 'variable':
      return validate(state, evalVariable(state, dot, node, [], 'none'), type);
    case 'pipe':
      return validate(state, evalPipeline(state, dot, node), type);
    case 'identifier':
      return validate(state, evalFunction(state, dot, node, [], 'none'), type);
    case 'chain':
      return validate(state, evalChain(state, dot, node, [], 'none'), type);
    default:
      return constantOf(state, type, node);
  }
}

function constantOf(state: State, type: ParamType | undefined, node: ConstantNode): Ref {
  switch (type) {
    case 'bool':
      return node.kind === 'bool' ? plain(node.value) : fail(state, `expected bool; found ${sourceOf(node)}`);
    case 'float64':
      if (node.kind === 'number' && node.float !== undefined) return plain(node.float);
      return fail(state, `expected float; found ${sourceOf(node)}`);
    case 'int':
    case 'duration':
      if (node.kind === 'number' && node.int !== undefined) return plain(goInt(node.int));
      return fail(state, `expected integer; found ${sourceOf(node)}`);
    case 'uint32':
      if (node.kind === 'number' && node.uint !== undefined) return plain(goInt(node.uint));
      return fail(state, `expected unsigned integer; found ${sourceOf(node)}`);
    case 'string':
      return node.kind === 'string'
        ? plain(node.text)
        : fail(state, `expected string; found ${sourceOf(node)}`);
    case 'map':
    case 'time':
    case 'certificate':
    case 'interfaces':
      return fail(state, `can't handle ${sourceOf(node)} for arg of type ${paramTypeName(type)}`);
    case 'any':
    case 'value':
    case undefined:
      return constant(state, node);
  }
}
