import type { Key, Pattern, PatternMember, Query } from '../ast.ts';
import * as basics from '../machine/basics.ts';
import { tryPattern } from '../machine/forks.ts';
import { index, indexArray } from '../machine/paths.ts';
import { emitNative } from './call.ts';
import { aim, emit, here } from './emit.ts';
import { compileQuery } from './query.ts';
import { bindVariable, inner, newVariable, type Place, type Scope } from './scope.ts';
import { compileText } from './text.ts';

/** `left as pattern ?// pattern | right`. */
export function compileBinding(scope: Scope, left: Query, patterns: readonly Pattern[], right: Query): void {
  inner(scope, () => {
    emit(scope, basics.duplicate);
    emit(scope, basics.stepAside);
    compileQuery(scope, left);
    const jumps = [];
    let bound: Place[] = [];
    for (const [i, pattern] of patterns.entries()) {
      const last = i === patterns.length - 1;
      const attempt = last ? undefined : emit(scope, tryPattern);
      for (const place of bound) {
        emit(scope, basics.pushValue);
        emit(scope, basics.store, place);
      }
      bound = compilePattern(scope, pattern);
      if (!attempt) continue;
      jumps.push(emit(scope, basics.jump));
      attempt.target = here(scope);
    }
    for (const jump of jumps) aim(scope, jump);
    emit(scope, basics.stepBack);
    compileQuery(scope, right);
  });
}

/** Binds the value on top to the variables of the pattern. */
export function compilePattern(scope: Scope, pattern: Pattern): Place[] {
  if (pattern.type === 'variable') {
    const place = bindVariable(scope, pattern.name);
    emit(scope, basics.store, place);
    return [place];
  }
  const value = newVariable(scope);
  emit(scope, basics.store, value);
  if (pattern.type === 'object')
    return pattern.members.flatMap((member) => compileMember(scope, value, member));
  return pattern.elements.flatMap((element, i) => {
    emit(scope, basics.load, value);
    emit(scope, indexArray, { value: BigInt(i) });
    return compilePattern(scope, element);
  });
}

function compileMember(scope: Scope, value: Place, { key, pattern }: PatternMember): Place[] {
  emit(scope, basics.load, value);
  compileKey(scope, value, key);
  const named = key.type === 'word' && key.word.startsWith('$') ? key.word : undefined;
  const places: Place[] = [];
  if (named !== undefined) {
    if (pattern) emit(scope, basics.duplicate);
    places.push(...compilePattern(scope, { type: 'variable', name: named }));
  }
  if (pattern) places.push(...compilePattern(scope, pattern));
  return places;
}

function compileKey(scope: Scope, value: Place, key: Key): void {
  if (key.type === 'word') return void emit(scope, index, { value: key.word.replace(/^\$/, '') });
  if (key.type === 'text' && key.text.type === 'plain' && key.text.value !== '') {
    return void emit(scope, index, { value: key.text.value });
  }
  if (key.type === 'text') compileText(scope, key.text);
  else compileQuery(scope, key.query);
  emit(scope, basics.load, value);
  emit(scope, basics.pushValue);
  emitNative(scope, '_index', 2);
}
