import type { Branch, Head, Index, Key, Member, Query, Suffix, Term } from '../ast.ts';
import { termQuery } from '../ast.ts';
import * as basics from '../machine/basics.ts';
import { buildObject } from '../machine/objects.ts';
import { beginLabel, beginTry, breakOut, either, endTry } from '../machine/forks.ts';
import { index, iterate } from '../machine/paths.ts';
import { parseNumber } from '../number.ts';
import { compilePattern } from './binding.ts';
import { compileCall, compileNative, emitNative } from './call.ts';
import { indexKey, numberOf } from './constant.ts';
import { aim, emit } from './emit.ts';
import { NameStop } from './names.ts';
import { compileCallTo, compileQuery } from './query.ts';
import { bindVariable, inner, lookUp, newVariable, type Place, type Scope } from './scope.ts';
import { compileFormat, compileText } from './text.ts';

export function compileTerm(scope: Scope, { head, suffixes }: Term): void {
  const last = suffixes.at(-1);
  if (last) compileSuffix(scope, { head, suffixes: suffixes.slice(0, -1) }, last);
  else compileHead(scope, head);
}

function compileSuffix(scope: Scope, before: Term, suffix: Suffix): void {
  switch (suffix.type) {
    case 'index':
      return compileIndex(scope, before, suffix.index);
    case 'iterate':
      compileTerm(scope, before);
      return void emit(scope, iterate);
    case 'optional':
      return compileOptional(scope, before);
  }
}

/** `?` guards the suffix in front of it, not what that is applied to. */
function compileOptional(scope: Scope, { head, suffixes }: Term): void {
  const guarded = suffixes.at(-1);
  const identity: Head = { type: 'identity' };
  if (!guarded || guarded.type === 'optional') return compileTry(scope, query({ head, suffixes }), undefined);
  compileTerm(scope, { head, suffixes: suffixes.slice(0, -1) });
  compileTry(scope, query({ head: identity, suffixes: [guarded] }), undefined);
}

function query(term: Term): Query {
  return { definitions: [], body: { type: 'term', term } };
}

const IDENTITY: Term = { head: { type: 'identity' }, suffixes: [] };
const NULL = termQuery({ type: 'null' });

function compileHead(scope: Scope, head: Head): void {
  switch (head.type) {
    case 'identity':
      return;
    case 'recurse':
      return compileCallTo(scope, 'recurse');
    case 'null':
      return constant(scope, null);
    case 'true':
      return constant(scope, true);
    case 'false':
      return constant(scope, false);
    case 'number':
      return constant(scope, parseNumber(head.text));
    case 'index':
      return compileIndex(scope, IDENTITY, head.index);
    case 'call':
      return compileCall(scope, head.name, head.args, head.at);
    case 'object':
      return compileObject(scope, head.members);
    case 'array':
      return compileArray(scope, head.query);
    case 'unary':
      return compileUnary(scope, head);
    case 'format':
      return compileFormat(scope, head.name, head.text);
    case 'text':
      return compileText(scope, head.text);
    case 'if':
      return compileIf(scope, head.branches, head.otherwise);
    case 'try':
      return compileTry(scope, head.body, head.handler);
    case 'reduce':
      return compileReduce(scope, head);
    case 'foreach':
      return compileForeach(scope, head);
    case 'label':
      emit(scope, beginLabel, bindVariable(scope, labelName(head.name)));
      return compileQuery(scope, head.body);
    case 'break':
      return compileBreak(scope, head.name, head.at);
    case 'query':
      inner(scope, () => {
        compileQuery(scope, head.query);
      });
  }
}

function constant(scope: Scope, value: null | boolean | number | bigint): void {
  emit(scope, basics.replaceTop, { value });
}

function compileIndex(scope: Scope, of: Term, by: Index): void {
  const key = indexKey(by);
  if (key !== undefined && key !== null) {
    compileTerm(scope, of);
    return void emit(scope, index, { value: key });
  }
  const base = query(of);
  if (by.type === 'text')
    return compileNative(scope, '_index', [base, termQuery({ type: 'text', text: by.text })]);
  if (by.type === 'at') return compileNative(scope, '_index', [base, by.query]);
  if (by.type === 'slice') compileNative(scope, '_slice', [base, by.end ?? NULL, by.start ?? NULL]);
}

function compileUnary(scope: Scope, head: Extract<Head, { type: 'unary' }>): void {
  const number = numberOf(head);
  if (number !== undefined) return constant(scope, number);
  compileTerm(scope, head.term);
  emitNative(scope, head.operator === '-' ? '_negate' : '_plus', 0);
}

export function compileIf(
  scope: Scope,
  [branch, ...rest]: readonly Branch[],
  otherwise: Query | undefined,
): void {
  if (!branch) {
    if (otherwise)
      inner(scope, () => {
        compileQuery(scope, otherwise);
      });
    return;
  }
  emit(scope, basics.duplicate);
  emit(scope, basics.stepAside);
  inner(scope, () => {
    compileQuery(scope, branch.condition);
  });
  emit(scope, basics.stepBack);
  const unless = emit(scope, basics.jumpUnless);
  inner(scope, () => {
    compileQuery(scope, branch.then);
  });
  const jump = emit(scope, basics.jump);
  aim(scope, unless);
  compileIf(scope, rest, otherwise);
  aim(scope, jump);
}

function compileTry(scope: Scope, body: Query, handler: Query | undefined): void {
  const begin = emit(scope, beginTry);
  inner(scope, () => {
    compileQuery(scope, body);
  });
  emit(scope, endTry);
  const jump = emit(scope, basics.jump);
  aim(scope, begin);
  if (handler) {
    inner(scope, () => {
      compileQuery(scope, handler);
    });
  } else emit(scope, basics.giveUp);
  aim(scope, jump);
}

function compileReduce(
  scope: Scope,
  { source, pattern, start, update }: Extract<Head, { type: 'reduce' }>,
): void {
  inner(scope, () => {
    const state = startFold(scope, start);
    const fork = emit(scope, either);
    compileStep(scope, state, source, pattern, update);
    emit(scope, basics.store, state);
    emit(scope, basics.giveUp);
    aim(scope, fork);
    emit(scope, basics.dropTop);
    emit(scope, basics.load, state);
  });
}

function compileForeach(scope: Scope, fold: Extract<Head, { type: 'foreach' }>): void {
  const { source, pattern, start, update, extract } = fold;
  inner(scope, () => {
    const state = startFold(scope, start);
    compileStep(scope, state, source, pattern, update);
    emit(scope, basics.duplicate);
    emit(scope, basics.store, state);
    if (extract)
      inner(scope, () => {
        compileQuery(scope, extract);
      });
  });
}

function startFold(scope: Scope, start: Query): Place {
  emit(scope, basics.duplicate);
  const state = newVariable(scope);
  inner(scope, () => {
    compileQuery(scope, start);
  });
  emit(scope, basics.store, state);
  return state;
}

function compileStep(
  scope: Scope,
  state: Place,
  source: Query,
  pattern: Parameters<typeof compilePattern>[1],
  update: Query,
): void {
  compileQuery(scope, source);
  compilePattern(scope, pattern);
  emit(scope, basics.load, state);
  inner(scope, () => {
    compileQuery(scope, update);
  });
}

/** Labels are variables that no program can name. */
function labelName(name: string): string {
  return `$%${name.slice(1)}`;
}

function compileBreak(scope: Scope, name: string, at: number): void {
  const label = lookUp(scope, labelName(name), 0);
  if (label?.type !== 'variable') throw new NameStop(`label not defined: ${name}`, at);
  emit(scope, basics.dropTop);
  emit(scope, basics.load, label.place);
  emit(scope, breakOut, { name });
}

function compileArray(scope: Scope, elements: Query | undefined): void {
  if (!elements) return void emit(scope, basics.replaceTop, { value: [] });
  emit(scope, basics.pushList);
  const list = newVariable(scope);
  emit(scope, basics.store, list);
  const fork = emit(scope, either);
  inner(scope, () => {
    compileQuery(scope, elements);
  });
  emit(scope, basics.append, list);
  emit(scope, basics.giveUp);
  aim(scope, fork);
  emit(scope, basics.dropTop);
  emit(scope, basics.load, list);
}

function compileObject(scope: Scope, members: readonly Member[]): void {
  if (members.length === 0) return void emit(scope, basics.replaceTop, { value: new Map() });
  inner(scope, () => {
    const input = newVariable(scope);
    emit(scope, basics.store, input);
    for (const member of members) compileMember(scope, input, member);
    emit(scope, buildObject, { count: members.length });
  });
}

function compileMember(scope: Scope, input: Place, { key, value }: Member): void {
  if (value) {
    compileKey(scope, input, key);
    emit(scope, basics.load, input);
    return compileQuery(scope, value);
  }
  if (key.type === 'word' && key.word.startsWith('$')) {
    emit(scope, basics.pushValue, { value: key.word.slice(1) });
    emit(scope, basics.load, input);
    return compileCall(scope, key.word, [], key.at);
  }
  compileKey(scope, input, key);
  if (key.type === 'text' && key.text.type === 'parts') {
    emit(scope, basics.duplicate);
    emit(scope, basics.load, input);
    emit(scope, basics.pushValue);
    return emitNative(scope, '_index', 2);
  }
  emit(scope, basics.load, input);
  const name =
    key.type === 'word' ? key.word : key.type === 'text' && key.text.type === 'plain' ? key.text.value : '';
  emit(scope, index, { value: name });
}

function compileKey(scope: Scope, input: Place, key: Key): void {
  if (key.type === 'word' && !key.word.startsWith('$'))
    return void emit(scope, basics.pushValue, { value: key.word });
  if (key.type === 'text' && key.text.type === 'plain') {
    return void emit(scope, basics.pushValue, { value: key.text.value });
  }
  emit(scope, basics.load, input);
  if (key.type === 'word') return compileCall(scope, key.word, [], key.at);
  if (key.type === 'text') return compileText(scope, key.text);
  inner(scope, () => {
    compileQuery(scope, key.query);
  });
}
