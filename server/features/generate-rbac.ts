import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, pathAt, textAt, type Path } from '../../schemas/yaml/node.ts';
import { insertEntry } from '../rules/insert-entry.ts';
import { appendDocuments } from './append-documents.ts';
import type { FeatureContext } from './context.ts';
import { triggerAccess, type AccessRule, type TriggerAccess } from './trigger-access.ts';
import { yamlName } from './yaml-name.ts';

/** Lets the service account of a Sensor do what the trigger under the cursor does in the cluster, and names one if there is none. */
export function generateRbac(context: FeatureContext): CodeAction[] {
  const { document, file } = context;
  const place = triggerUnder(context);
  if (!place) return [];
  const { sensor } = place;
  if (!sensor.name || sensor.identityUnknown || document.content.tree.templated) return [];
  const access = triggerAccess(sensor.node, place.trigger);
  const trigger = textAt(sensor.node, [...place.trigger, 'template', 'name']);
  if (!access || trigger === undefined) return [];
  const named = nodeAt(sensor.node, ACCOUNT);
  const own = textAt(sensor.node, ACCOUNT);
  if (named && own === undefined) return [];
  const account = own ?? `${sensor.name}-sensor`;
  const naming = own === undefined ? nameAccount(context, sensor, account) : [];
  const isThere = own !== undefined || hasAccount(file, account);
  const name = objectName(`${sensor.name}-${trigger}`);
  const added = appendDocuments(file, [
    ...(isThere ? [] : [accountText(account, sensor.namespace)]),
    roleText(name, access, sensor),
    bindingText(name, account, access, sensor),
  ]);
  if (!naming || !added) return [];
  const title = `Generate RBAC for the trigger \`${trigger}\` (service account \`${account}\`)`;
  return [{ title, kind: 'refactor', edit: { changes: { [file.uri]: [...naming, added] } } }];
}

const ACCOUNT: Path = ['spec', 'template', 'serviceAccountName'];

function triggerUnder({ document, offset }: FeatureContext): { sensor: Resource; trigger: Path } | undefined {
  for (const sensor of document.content.resources) {
    const { path } = pathAt(sensor.node, offset);
    if (sensor.kind !== 'Sensor' || path[1] !== 'triggers' || typeof path[2] !== 'number') continue;
    const isDead = path[3] === 'dlqTrigger' && path.length > 4;
    return { sensor, trigger: path.slice(0, isDead ? 4 : 3) };
  }
  return undefined;
}

/** Undefined where it cannot be written without moving other text. */
function nameAccount(
  { document }: FeatureContext,
  sensor: Resource,
  account: string,
): TextEdit[] | undefined {
  const line = `serviceAccountName: ${yamlName(account)}`;
  const hasTemplate = nodeAt(sensor.node, ['spec', 'template']) !== undefined;
  const edit = hasTemplate
    ? insertEntry(document, [...sensor.path, 'spec', 'template'], line)
    : insertEntry(document, [...sensor.path, 'spec'], `template:\n  ${line}`);
  return edit && [{ range: fileRange(document, edit.span), newText: edit.newText }];
}

function hasAccount({ documents }: ManifestFile, name: string): boolean {
  return documents.some(
    ({ content: { text, tree } }) =>
      text.includes('ServiceAccount') &&
      textAt(tree.root, ['kind']) === 'ServiceAccount' &&
      textAt(tree.root, ['metadata', 'name']) === name,
  );
}

const RBAC = 'apiVersion: rbac.authorization.k8s.io/v1\n';

function accountText(name: string, namespace: string | undefined): string {
  return `apiVersion: v1\nkind: ServiceAccount\n${metadataText(name, namespace)}`;
}

function roleText(name: string, access: TriggerAccess, sensor: Resource): string {
  const kind = access.isClusterScoped ? 'ClusterRole' : 'Role';
  return `${RBAC}kind: ${kind}\n${metadataText(name, placeOf(access, sensor))}rules:\n${access.rules.map(ruleText).join('')}`;
}

function ruleText({ group, resource, verbs }: AccessRule): string {
  return `  - apiGroups: [${group === '' ? '""' : group}]\n    resources: [${resource}]\n    verbs: [${verbs.join(', ')}]\n`;
}

/** A binding has to say in which namespace the account is, even if the Sensor leaves that to whoever applies it. */
function bindingText(name: string, account: string, access: TriggerAccess, sensor: Resource): string {
  const kind = access.isClusterScoped ? 'ClusterRole' : 'Role';
  const namespace =
    sensor.namespace === undefined ? 'argo-events # the namespace of the Sensor' : yamlName(sensor.namespace);
  return (
    `${RBAC}kind: ${kind}Binding\n${metadataText(name, placeOf(access, sensor))}` +
    `roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ${kind}\n  name: ${yamlName(name)}\n` +
    `subjects:\n  - kind: ServiceAccount\n    name: ${yamlName(account)}\n    namespace: ${namespace}\n`
  );
}

function placeOf({ isClusterScoped, namespace }: TriggerAccess, sensor: Resource): string | undefined {
  return isClusterScoped ? undefined : (namespace ?? sensor.namespace);
}

function metadataText(name: string, namespace: string | undefined): string {
  const place = namespace === undefined ? '' : `  namespace: ${yamlName(namespace)}\n`;
  return `metadata:\n  name: ${yamlName(name)}\n${place}`;
}

/** As Kubernetes takes names: small letters, digits, dashes. */
function objectName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
