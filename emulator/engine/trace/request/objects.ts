import { goQuote } from '../../lang/goQuote.ts';
import type { ArgoRequest, KubernetesRequest } from '../../triggers/request.ts';
import { WORKFLOW_FILE } from '../../triggers/argoWorkflow.ts';
import { factsOf, type RequestParts } from './parts.ts';

export function kubernetesParts(request: KubernetesRequest): RequestParts {
  const { verb, group, version, resource, namespace, name, patchType, object } = request;
  const kind = `${resource}.${group === '' ? '' : `${group}/`}${version}`;
  const called = verb === 'create' || name === '' ? '' : ` ${name}`;
  return {
    call: `${verb} ${kind}${called} in ${namespace || 'the cluster'}`,
    facts: factsOf([['Content-Type', patchType]]),
    contents: verb === 'delete' ? [] : [{ title: verb === 'patch' ? 'Patch' : 'Object', object }],
  };
}

export function argoParts({ command, object }: ArgoRequest): RequestParts {
  const words = command.map((word) => (/^[\w@%+=:,./{}-]+$/.test(word) ? word : goQuote(word)));
  return {
    call: words.join(' '),
    facts: [],
    contents: object === undefined ? [] : [{ title: WORKFLOW_FILE, object }],
  };
}
