import type { LuaValue } from '../value.ts';

/** A local variable of a function; its slot is its own, so a block that is over leaves it unused. */
export interface Variable {
  readonly name: string;
  readonly slot: number;
  /** Whether a closure uses it: then the slot holds a cell. */
  captured: boolean;
}

/** Where a new closure takes a cell from: a variable of the function around it, or one of its cells. */
export type Capture = { readonly local: Variable } | { readonly cell: number };

export interface Proto {
  readonly params: readonly Variable[];
  readonly vararg: boolean;
  /** The `arg` table of Lua 5.0; absent where there is none. */
  argTable?: Variable;
  /** Whether `...` is used: then `arg` stays nil. */
  usesVararg: boolean;
  slots: number;
  readonly captures: Capture[];
  body: Block;
  readonly line: number;
  readonly source: string;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '^';
export type Comparison = '==' | '~=' | '<' | '>' | '<=' | '>=';

export type Expression = { readonly line: number } & (
  | { readonly kind: 'constant'; readonly value: LuaValue }
  | { readonly kind: 'local'; readonly variable: Variable }
  | { readonly kind: 'cell'; readonly cell: number; readonly name: string }
  | { readonly kind: 'global'; readonly name: string }
  | { readonly kind: 'vararg' }
  | { readonly kind: 'function'; readonly proto: Proto }
  | { readonly kind: 'index'; readonly object: Expression; readonly key: Expression }
  | CallExpression
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'concat'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not' | 'negate' | 'length'; readonly operand: Expression }
  | { readonly kind: 'table'; readonly fields: readonly Field[] }
  | { readonly kind: 'paren'; readonly inner: Expression }
);

export interface CallExpression {
  readonly kind: 'call';
  readonly line: number;
  /** The function, or the receiver of a method. */
  readonly target: Expression;
  readonly method?: string;
  readonly args: readonly Expression[];
  /** How messages name the function. */
  readonly name: string;
}

export interface Field {
  /** Absent for a list item. */
  readonly key?: Expression;
  readonly value: Expression;
}

export type Statement = { readonly line: number } & (
  | {
      readonly kind: 'local';
      readonly variables: readonly Variable[];
      readonly values: readonly Expression[];
    }
  | {
      readonly kind: 'assign';
      readonly targets: readonly Expression[];
      readonly values: readonly Expression[];
    }
  | { readonly kind: 'call'; readonly call: CallExpression }
  | { readonly kind: 'do'; readonly body: Block }
  | { readonly kind: 'while'; readonly condition: Expression; readonly body: Block }
  | { readonly kind: 'repeat'; readonly condition: Expression; readonly body: Block }
  | { readonly kind: 'if'; readonly condition: Expression; readonly body: Block; readonly otherwise?: Block }
  | {
      readonly kind: 'count';
      readonly variable: Variable;
      readonly start: Expression;
      readonly limit: Expression;
      readonly step?: Expression;
      readonly body: Block;
    }
  | {
      readonly kind: 'each';
      readonly variables: readonly Variable[];
      readonly values: readonly Expression[];
      readonly body: Block;
    }
  | { readonly kind: 'return'; readonly values: readonly Expression[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'goto'; readonly label: string }
);

export interface Block {
  readonly statements: Statement[];
  /** Labels and the statement that each stands before. */
  readonly labels: Map<string, number>;
}
