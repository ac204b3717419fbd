import { goQuote } from '../../lang/goQuote.ts';
import type { ArgoRequest, KubernetesRequest } from '../../triggers/request.ts';
import { mapOf } from '../../triggers/object.ts';
import { mergeOver } from '../../triggers/sending/merge.ts';
import { WORKFLOW_FILE } from '../../triggers/argoWorkflow.ts';
import { factsOf, type RequestParts } from './parts.ts';

export function kubernetesParts(request: KubernetesRequest): RequestParts {
  const { verb, group, version, resource, namespace, name, patchType, object, live } = request;
  const merged = verb === 'update' && live !== undefined;
  const kind = `${resource}${group === '' ? '' : `.${group}`}/${version}`;
  const called = name === '' ? '' : ` ${name}`;
  return {
    call: `${verb} ${kind}${called} in ${namespace || 'the cluster'}`,
    facts: factsOf([['Content-Type', patchType]]),
    contents:
      verb === 'delete'
        ? []
        : [
            {
              title: verb === 'patch' ? 'Patch' : 'Object',
              object: merged ? mergeOver(mapOf(live) ?? {}, mapOf(object) ?? {}) : object,
            },
          ],
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
