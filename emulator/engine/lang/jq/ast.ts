/** The syntax tree of a jq program. `at` is the offset of the token that names the node. */

export interface Query {
  readonly definitions: readonly Definition[];
  readonly body: Body;
}

export type Body =
  | { readonly type: 'missing' }
  | { readonly type: 'term'; readonly term: Term }
  | { readonly type: 'pipe'; readonly left: Query; readonly right: Query }
  | {
      readonly type: 'bind';
      readonly left: Query;
      readonly patterns: readonly Pattern[];
      readonly right: Query;
    }
  | {
      readonly type: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Query;
      readonly right: Query;
    };

export type BinaryOperator = ',' | '//' | 'or' | 'and' | Comparison | Arithmetic | Assignment;
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | '%';
export type Assignment = '=' | '|=' | '+=' | '-=' | '*=' | '/=' | '%=' | '//=';

export interface Definition {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: Query;
}

export interface Term {
  readonly head: Head;
  readonly suffixes: readonly Suffix[];
}

export type Head =
  | { readonly type: 'identity' | 'recurse' | 'null' | 'true' | 'false' }
  | { readonly type: 'index'; readonly index: Index }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Query[]; readonly at: number }
  | { readonly type: 'object'; readonly members: readonly Member[] }
  | { readonly type: 'array'; readonly query: Query | undefined }
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'unary'; readonly operator: '+' | '-'; readonly term: Term }
  | { readonly type: 'format'; readonly name: string; readonly text: Text | undefined }
  | { readonly type: 'text'; readonly text: Text }
  | { readonly type: 'if'; readonly branches: readonly Branch[]; readonly otherwise: Query | undefined }
  | { readonly type: 'try'; readonly body: Query; readonly handler: Query | undefined }
  | {
      readonly type: 'reduce';
      readonly source: Query;
      readonly pattern: Pattern;
      readonly start: Query;
      readonly update: Query;
    }
  | {
      readonly type: 'foreach';
      readonly source: Query;
      readonly pattern: Pattern;
      readonly start: Query;
      readonly update: Query;
      readonly extract: Query | undefined;
    }
  | { readonly type: 'label'; readonly name: string; readonly body: Query }
  | { readonly type: 'break'; readonly name: string; readonly at: number }
  | { readonly type: 'query'; readonly query: Query };

export interface Branch {
  readonly condition: Query;
  readonly then: Query;
}

export type Suffix =
  | { readonly type: 'index'; readonly index: Index }
  | { readonly type: 'iterate' }
  | { readonly type: 'optional' };

/** `at` and `end` are where the name, the text or what stands in brackets starts and ends. */
export type Index =
  | { readonly type: 'name'; readonly name: string; readonly at: number; readonly end: number }
  | { readonly type: 'text'; readonly text: Text; readonly at: number; readonly end: number }
  | { readonly type: 'at'; readonly query: Query; readonly at: number; readonly end: number }
  | { readonly type: 'slice'; readonly start: Query | undefined; readonly end: Query | undefined };

/** A text literal: plain, or parts of which texts alternate with interpolated queries. */
export type Text =
  | { readonly type: 'plain'; readonly value: string }
  | { readonly type: 'parts'; readonly parts: readonly (string | Query)[] };

export interface Member {
  readonly key: Key;
  readonly value: Query | undefined;
}

/** A key: a word, a `$variable`, a text or a query in brackets. */
export type Key =
  | { readonly type: 'word'; readonly word: string; readonly at: number }
  | { readonly type: 'text'; readonly text: Text }
  | { readonly type: 'query'; readonly query: Query };

export type Pattern =
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'array'; readonly elements: readonly Pattern[] }
  | { readonly type: 'object'; readonly members: readonly PatternMember[] };

export interface PatternMember {
  readonly key: Key;
  readonly pattern: Pattern | undefined;
}

export interface Program {
  readonly query: Query;
  /** Offsets of `import` and `include`, which cannot be compiled. */
  readonly imports: readonly { readonly path: string; readonly at: number }[];
}

export function termQuery(head: Head): Query {
  return { definitions: [], body: { type: 'term', term: { head, suffixes: [] } } };
}

export function callQuery(name: string, args: readonly Query[] = []): Query {
  return termQuery({ type: 'call', name, args, at: 0 });
}
