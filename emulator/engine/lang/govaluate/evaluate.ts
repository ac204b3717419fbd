import type { JsonValue } from '../goPrint.ts';
import { compileRegexp } from '../regexp.ts';
import { tokenize } from './lexer.ts';
import type { Stage } from './plan.ts';
import { plan, PlanFailure } from './plan.ts';
import type { Applied, Literal } from './stage.ts';
import { applyStage, checkTypes } from './stage.ts';
import { checkOrder } from './states.ts';
import type { SourceError, Token } from './token.ts';

/** A parsed govaluate expression. */
export interface Program {
  readonly tokens: readonly Token[];
  readonly root: Stage | undefined;
  /** The variables in the order in which they appear, each as often as it does. */
  readonly variables: readonly string[];
}

/** Looks up a variable; undefined if there is none of that name. */
export type Environment = (name: string) => JsonValue | undefined;

/** Parses an expression of Knetic/govaluate (October 2017), without functions. Errors are the library's texts. */
export function compile(source: string): { readonly program: Program } | SourceError {
  const lexed = tokenize(source);
  if ('error' in lexed) return lexed;
  const disorder = checkOrder(lexed.tokens, source.length);
  if (disorder) return disorder;
  const tokens: Token[] = [];
  for (const token of lexed.tokens) {
    const compiled = withPattern(token, tokens.at(-1));
    if ('error' in compiled) return compiled;
    tokens.push(compiled);
  }
  try {
    const variables = tokens.flatMap(({ kind, value }) =>
      kind === 'VARIABLE' && typeof value === 'string' ? [value] : [],
    );
    return { program: { tokens, root: plan(tokens), variables } };
  } catch (thrown) {
    if (thrown instanceof PlanFailure) {
      const { offset, length } = thrown.token;
      return { error: thrown.message, offset, length };
    }
    if (thrown instanceof RangeError)
      return { error: 'the expression is nested too deep', offset: 0, length: source.length };
    throw thrown;
  }
}

/** A text behind `=~` or `!~` is compiled in advance. */
function withPattern(token: Token, previous: Token | undefined): Token | SourceError {
  const matching = previous?.kind === 'COMPARATOR' && (previous.value === '=~' || previous.value === '!~');
  if (!matching || token.kind !== 'STRING' || typeof token.value !== 'string') return token;
  const regexp = compileRegexp(token.value);
  if ('error' in regexp) return { error: regexp.error, offset: token.offset, length: token.length };
  return { ...token, kind: 'PATTERN', value: { regexp } };
}

/** Evaluates a program; the value may be of any JSON type, with NaN and infinities. */
export function evaluate(
  { root }: Program,
  env: Environment,
): { readonly value: JsonValue } | { readonly error: string } {
  if (!root) return { value: null };
  try {
    const answer = evaluateStage(root, env);
    return 'error' in answer ? answer : { value: answer.value as JsonValue };
  } catch (thrown) {
    if (thrown instanceof RangeError) return { error: 'the expression is nested too deep' };
    throw thrown;
  }
}

/** The value of a node of the tree; thrown when it is nested too deep. */
export function evaluateStage(stage: Stage, env: Environment): Applied {
  if (stage.symbol === 'LITERAL') return { value: stage.literal ?? null };
  if (stage.symbol === 'VALUE' && !stage.left) return parameter(stage.path?.[0] ?? '', env);
  let left: Literal = null;
  if (stage.left) {
    const answer = evaluateStage(stage.left, env);
    if ('error' in answer) return answer;
    left = answer.value;
  }
  if (stage.symbol === '&&' && left === false) return { value: false };
  if (stage.symbol === '||' && left === true) return { value: true };
  if (stage.symbol === '??' && left !== null) return { value: left };
  const skipsRight = (stage.symbol === '?' && left === false) || (stage.symbol === ':' && left !== null);
  let right: Literal = null;
  if (stage.right && !skipsRight) {
    const answer = evaluateStage(stage.right, env);
    if ('error' in answer) return answer;
    right = answer.value;
  }
  if (stage.symbol === 'ACCESS') return access(stage.path ?? [], env);
  if (stage.symbol === 'VALUE') return parameter(stage.path?.[0] ?? '', env);
  const error = checkTypes(stage.symbol, left, right);
  return error === undefined ? applyStage(stage.symbol, left, right) : { error };
}

function parameter(name: string, env: Environment): Applied {
  const value = env(name);
  return value === undefined ? { error: `No parameter '${name}' found.` } : { value };
}

/** No JSON value has fields in Go's sense, so that an access never succeeds. */
function access([name = '', field = '']: readonly string[], env: Environment): Applied {
  const value = parameter(name, env);
  return 'error' in value ? value : { error: `Unable to access '${field}', '${name}' is not a struct` };
}
