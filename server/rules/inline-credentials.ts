import type { Path, YamlNode } from '../../schemas/yaml/node.ts';
import type { Rule, RuleProblem } from './rule.ts';

/** A password or token in the manifest itself, where everybody who may read the repository or the object can read it. */
export const inlineCredentials: Rule = {
  code: 'inline-credentials',
  severity: 'warning',
  reads: 'document',
  check: (input) =>
    input.document.content.resources.flatMap(({ node }) => {
      const spec = node.byKey.get('spec')?.value;
      return spec ? credentialsIn(spec, ['spec']) : [];
    }),
};

const USER_INFO = /^[a-z][a-z\d+.-]*:\/\/[^/@\s:]+:[^/@\s]+@/i;
const AUTHORIZATION = /^(?:proxy-)?authorization$/i;

function credentialsIn(node: YamlNode, path: Path): RuleProblem[] {
  if (node.kind === 'sequence')
    return node.items.flatMap((item, index) => credentialsIn(item, [...path, index]));
  if (node.kind === 'scalar') {
    if (node.type !== 'string' || node.templated || !USER_INFO.test(node.text)) return [];
    return [
      { message: 'This address holds a password. Keep it in a Secret, and refer to that.', span: node.span },
    ];
  }
  return node.entries.flatMap(({ key, value, merged }) => {
    if (merged) return [];
    const isHeader = path.at(-1) === 'headers' && AUTHORIZATION.test(key.text);
    if (
      isHeader &&
      value.kind === 'scalar' &&
      value.type === 'string' &&
      !value.templated &&
      value.text !== ''
    )
      return [
        {
          message: 'This header holds a credential. `secureHeaders` takes its value from a Secret.',
          span: value.span,
        },
      ];
    return credentialsIn(value, [...path, key.text]);
  });
}
