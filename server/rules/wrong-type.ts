import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import { nodeAt, type ScalarNode, type YamlNode } from '../../schemas/yaml/node.ts';
import type { Span } from '../../schemas/yaml/position.ts';
import { resolvePlain } from '../../schemas/yaml/scalar.ts';
import { decodeProblems } from './decoded.ts';
import type { Fix, Rule } from './rule.ts';

/** A value that the decoder refuses. Fix: quotes around it, or none. */
export const wrongType: Rule = {
  code: 'wrong-type',
  severity: 'error',
  reads: 'document',
  check: (input) =>
    decodeProblems(input, 'wrong-type').map(({ problem }) => ({
      message: problem.message,
      span: problem.span,
      fixes: quoteFixes(
        input.document,
        nodeAt(input.document.content.tree.root, problem.path),
        problem.span,
        problem.expected,
      ),
    })),
};

/**
 * Quotes around a value of a wrong type, or none.
 * @param span where the value is reported: one that came in by an alias is not changed
 * @param expected what Go wants
 */
export function quoteFixes(
  { text }: ManifestDocument,
  node: YamlNode | undefined,
  span: Span,
  expected: string,
): Fix[] {
  if (node?.kind !== 'scalar' || node.span.start !== span.start) return [];
  const written = text.slice(span.start, span.end);
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
