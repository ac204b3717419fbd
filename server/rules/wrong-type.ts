import type { WrongType } from '../../schemas/decode/problem.ts';
import { nodeAt, type ScalarNode } from '../../schemas/yaml/node.ts';
import { resolvePlain } from '../../schemas/yaml/scalar.ts';
import { decodeProblems } from './decoded.ts';
import type { Fix, Rule, RuleInput } from './rule.ts';

/** A value that the decoder refuses. Fix: quotes around it, or none. */
export const wrongType: Rule = {
  code: 'wrong-type',
  severity: 'error',
  reads: 'document',
  check: (input) =>
    decodeProblems(input, 'wrong-type').map(({ problem }) => ({
      message: problem.message,
      span: problem.span,
      fixes: fixesOf(input, problem),
    })),
};

function fixesOf({ document }: RuleInput, { path, span, expected }: WrongType): Fix[] {
  const node = nodeAt(document.content.tree.root, path);
  if (node?.kind !== 'scalar' || node.span.start !== span.start) return [];
  const written = document.text.slice(span.start, span.end);
  if (expected.includes('put it in quotes') && !node.quoted)
    return [{ title: 'Put it in quotes', edits: [{ span, newText: `"${written}"` }], preferred: true }];
  if (!canLoseQuotes(node, expected)) return [];
  return [{ title: 'Remove the quotes', edits: [{ span, newText: node.text }], preferred: true }];
}

function canLoseQuotes(node: ScalarNode, expected: string): boolean {
  if (!node.quoted || node.type !== 'string') return false;
  const plain = resolvePlain(node.text).type;
  return expected.startsWith('an integer')
    ? plain === 'int'
    : expected === 'true or false' && plain === 'bool';
}
