import { termQuery, type Body, type Definition, type Query } from '../ast.ts';
import * as basics from '../machine/basics.ts';
import { either } from '../machine/forks.ts';
import { compileAssignment } from './assignment.ts';
import { compileBinding } from './binding.ts';
import { compileCall, compileNative } from './call.ts';
import { aim, emit, finish } from './emit.ts';
import { NameStop } from './names.ts';
import { bindVariable, createScope, newVariable, type Scope } from './scope.ts';
import { compileIf, compileTerm } from './term.ts';

export function compileQuery(scope: Scope, { definitions, body }: Query): void {
  for (const definition of definitions) compileDefinition(scope, definition);
  compileBody(scope, body);
}

function compileBody(scope: Scope, body: Body): void {
  switch (body.type) {
    case 'missing':
      throw new NameStop('missing query (try ".")', 0);
    case 'term':
      return compileTerm(scope, body.term);
    case 'pipe':
      compileQuery(scope, body.left);
      return compileQuery(scope, body.right);
    case 'bind':
      return compileBinding(scope, body.left, body.patterns, body.right);
    case 'binary':
      return compileBinary(scope, body);
  }
}

const TRUE = termQuery({ type: 'true' });
const FALSE = termQuery({ type: 'false' });
const OPERATOR_BUILTINS: Readonly<Record<string, string>> = {
  '+': '_add',
  '-': '_subtract',
  '*': '_multiply',
  '/': '_divide',
  '%': '_modulo',
  '==': '_equal',
  '!=': '_notequal',
  '>': '_greater',
  '<': '_less',
  '>=': '_greatereq',
  '<=': '_lesseq',
};

function compileBinary(scope: Scope, { operator, left, right }: Extract<Body, { type: 'binary' }>): void {
  switch (operator) {
    case ',':
      return compileComma(scope, left, right);
    case '//':
      return compileAlternative(scope, left, right);
    case 'or':
      return compileIf(scope, [{ condition: left, then: TRUE }], truth(right));
    case 'and':
      return compileIf(scope, [{ condition: left, then: truth(right) }], FALSE);
    case '=':
    case '|=':
    case '+=':
    case '-=':
    case '*=':
    case '/=':
    case '%=':
    case '//=':
      return compileAssignment(scope, operator, left, right);
    default:
      return compileNative(scope, OPERATOR_BUILTINS[operator] ?? '', [left, right]);
  }
}

function truth(query: Query): Query {
  return termQuery({ type: 'if', branches: [{ condition: query, then: TRUE }], otherwise: FALSE });
}

function compileComma(scope: Scope, left: Query, right: Query): void {
  const fork = emit(scope, either);
  compileQuery(scope, left);
  const jump = emit(scope, basics.jump);
  aim(scope, fork);
  compileQuery(scope, right);
  aim(scope, jump);
}

/** `//`: all truthy results of the left side or, if there are none, those of the right side. */
function compileAlternative(scope: Scope, left: Query, right: Query): void {
  emit(scope, basics.pushValue, { value: false });
  const found = newVariable(scope);
  emit(scope, basics.store, found);
  const fork = emit(scope, either);
  compileQuery(scope, left);
  emit(scope, basics.duplicate);
  const unless = emit(scope, basics.jumpUnless);
  emit(scope, basics.pushValue, { value: true });
  emit(scope, basics.store, found);
  const jump = emit(scope, basics.jump);
  aim(scope, unless);
  emit(scope, basics.giveUp);
  aim(scope, fork);
  emit(scope, basics.load, found);
  const none = emit(scope, basics.jumpUnless);
  emit(scope, basics.giveUp);
  aim(scope, none);
  compileQuery(scope, right);
  aim(scope, jump);
}

function compileDefinition(scope: Scope, { name, parameters, body }: Definition): void {
  const own = createScope(scope);
  scope.functions.push({ name, arity: parameters.length, code: own.code });
  compileFunction(own, parameters, body);
}

/** The code of a function: its input and arguments are on the stack when it is called. */
export function compileFunction(own: Scope, parameters: readonly string[], body: Query): void {
  if (parameters.length > 0) takeArguments(own, parameters);
  compileQuery(own, body);
  finish(own);
}

function takeArguments(own: Scope, parameters: readonly string[]): void {
  const input = newVariable(own);
  emit(own, basics.store, input);
  const values = parameters.map((parameter) => {
    const place = newVariable(own, parameter.replace(/^\$/, ''));
    emit(own, basics.storeArgument, place);
    return { parameter, place };
  });
  for (const { parameter, place } of values) {
    if (!parameter.startsWith('$')) continue;
    emit(own, basics.load, input);
    emit(own, basics.stepAside);
    emit(own, basics.load, place);
    emit(own, basics.callClosure);
    emit(own, basics.store, bindVariable(own, parameter));
    emit(own, basics.stepBack);
  }
  emit(own, basics.load, input);
}

/** An argument as code of its own, run when the function asks for it. */
export function compileClosure(scope: Scope, query: Query): void {
  const own = createScope(scope);
  compileQuery(own, query);
  emit(scope, basics.pushClosure, { code: finish(own) });
}

export function compileCallTo(scope: Scope, name: string, args: readonly Query[] = []): void {
  compileCall(scope, name, args, 0);
}
