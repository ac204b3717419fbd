import type { Rule } from './rule.ts';

export const YAML_SYNTAX = 'yaml-syntax';

/** Text that is no YAML, or YAML that Kubernetes cannot turn into JSON. Templates are not judged. */
export const yamlSyntax: Rule = {
  code: YAML_SYNTAX,
  severity: 'error',
  reads: 'document',
  check: ({ document }) => {
    const { problems, templated } = document.content.tree;
    return templated
      ? []
      : problems.slice(0, 20).map(({ message, span }) => ({ message: sentence(message), span }));
  },
};

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
