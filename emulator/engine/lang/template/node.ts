import { goQuote } from '../goQuote.ts';
import type { GoComplex } from '../fmt/value.ts';

/** What all nodes know: where they stand, in UTF-16 units of the whole source. */
interface Placed {
  readonly pos: number;
}

export interface PipeNode extends Placed {
  readonly kind: 'pipe';
  readonly assign: boolean;
  readonly declared: readonly VariableNode[];
  readonly commands: readonly CommandNode[];
}

export interface CommandNode extends Placed {
  readonly kind: 'command';
  readonly args: readonly ArgNode[];
}

export interface VariableNode extends Placed {
  readonly kind: 'variable';
  readonly names: readonly string[];
}

export interface FieldNode extends Placed {
  readonly kind: 'field';
  readonly names: readonly string[];
}

export interface ChainNode extends Placed {
  readonly kind: 'chain';
  readonly node: ArgNode;
  readonly names: readonly string[];
}

export interface IdentifierNode extends Placed {
  readonly kind: 'identifier';
  readonly name: string;
}

export interface NumberNode extends Placed {
  readonly kind: 'number';
  readonly text: string;
  readonly int: bigint | undefined;
  readonly uint: bigint | undefined;
  readonly float: number | undefined;
  readonly complex: GoComplex | undefined;
}

export interface TextValueNode extends Placed {
  readonly kind: 'string';
  readonly quoted: string;
  readonly text: string;
}

export type ArgNode =
  | PipeNode
  | VariableNode
  | FieldNode
  | ChainNode
  | IdentifierNode
  | NumberNode
  | TextValueNode
  | (Placed & { readonly kind: 'bool'; readonly value: boolean })
  | (Placed & { readonly kind: 'dot' })
  | (Placed & { readonly kind: 'nil' });

export interface BranchNode extends Placed {
  readonly kind: 'if' | 'with' | 'range';
  readonly pipe: PipeNode;
  readonly list: ListNode;
  readonly otherwise: ListNode | undefined;
}

export interface TemplateNode extends Placed {
  readonly kind: 'template';
  readonly name: string;
  readonly pipe: PipeNode | undefined;
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly nodes: readonly StatementNode[];
}

export type StatementNode =
  | (Placed & { readonly kind: 'text'; readonly text: string })
  | (Placed & { readonly kind: 'action'; readonly pipe: PipeNode })
  | (Placed & { readonly kind: 'break' | 'continue' })
  | BranchNode
  | TemplateNode;

export type TemplateTreeNode = StatementNode | ListNode | CommandNode | ArgNode;

/** A node's source as Go prints it in errors. */
export function sourceOf(node: TemplateTreeNode): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'action':
      return `{{${sourceOf(node.pipe)}}}`;
    case 'break':
    case 'continue':
      return `{{${node.kind}}}`;
    case 'if':
    case 'with':
    case 'range': {
      const otherwise = node.otherwise ? `{{else}}${sourceOf(node.otherwise)}` : '';
      return `{{${node.kind} ${sourceOf(node.pipe)}}}${sourceOf(node.list)}${otherwise}{{end}}`;
    }
    case 'template':
      return `{{template ${goQuote(node.name)}${node.pipe ? ` ${sourceOf(node.pipe)}` : ''}}}`;
    case 'list':
      return node.nodes.map(sourceOf).join('');
    case 'command':
      return node.args.map(inParentheses).join(' ');
    case 'pipe': {
      const declared = node.declared.map(sourceOf).join(', ');
      const sign = declared === '' ? '' : node.assign ? ' = ' : ' := ';
      return declared + sign + node.commands.map(sourceOf).join(' | ');
    }
    case 'variable':
      return node.names.join('.');
    case 'field':
      return node.names.map((name) => `.${name}`).join('');
    case 'chain':
      return inParentheses(node.node) + node.names.map((name) => `.${name}`).join('');
    case 'identifier':
      return node.name;
    case 'number':
      return node.text;
    case 'string':
      return node.quoted;
    case 'bool':
      return String(node.value);
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
  }
}

function inParentheses(node: ArgNode): string {
  return node.kind === 'pipe' ? `(${sourceOf(node)})` : sourceOf(node);
}
