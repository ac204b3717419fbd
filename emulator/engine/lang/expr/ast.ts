/** A node of an expression; offsets are UTF-16 units in its source. */
export type Node = { readonly offset: number } & (
  | { readonly kind: 'nil' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'identifier'; readonly name: string }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'chain'; readonly node: Node }
  | { readonly kind: 'member'; readonly target: Node; readonly property: Node; readonly optional: boolean }
  | {
      readonly kind: 'slice';
      readonly target: Node;
      readonly from: Node | undefined;
      readonly to: Node | undefined;
    }
  | { readonly kind: 'call'; readonly callee: Node; readonly args: readonly Node[] }
  | {
      readonly kind: 'builtin';
      readonly name: string;
      readonly args: readonly Node[];
      /** Finding nothing is an error. */
      readonly throws?: true;
    }
  | { readonly kind: 'closure'; readonly body: Node }
  | { readonly kind: 'pointer'; readonly name: string }
  | { readonly kind: 'let'; readonly name: string; readonly value: Node; readonly body: Node }
  | { readonly kind: 'conditional'; readonly condition: Node; readonly then: Node; readonly otherwise: Node }
  | { readonly kind: 'array'; readonly items: readonly Node[] }
  | { readonly kind: 'map'; readonly pairs: readonly { readonly key: Node; readonly value: Node }[] }
);
