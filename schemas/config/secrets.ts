import { childOf, type MapNode, type YamlNode } from '../yaml/node.ts';
import { checkFields, readList, readLocalPath, readRequired, type Report } from './reading.ts';

/** Where the value of a Secret's key is: never in the configuration itself, which is in Git. */
export interface SecretRule {
  readonly name: string;
  readonly key: string;
  /** An environment variable, or a file relative to the folder of the configuration, and inside it. */
  readonly from: { readonly env: string } | { readonly file: string };
  /** Index in the list. */
  readonly index: number;
}

const EXPECTED = 'the `name` and `key` of a Secret, and `env` or `file`, which has the value';

/** Reads `secrets`. What cannot be used is reported and left out. */
export function readSecrets(node: YamlNode | undefined, report: Report): SecretRule[] {
  return readList(node, 'secrets', report).flatMap((item, index) => {
    if (item.kind !== 'map') {
      report(item, `Expected ${EXPECTED}.`);
      return [];
    }
    checkFields(item, ['name', 'key', 'env', 'file'], 'setting of a secret', report);
    const name = readRequired(childOf(item, 'name'), item, 'name', report);
    const key = readRequired(childOf(item, 'key'), item, 'key', report);
    const from = readPlace(item, report);
    return name !== undefined && key !== undefined && from ? [{ name, key, from, index }] : [];
  });
}

function readPlace(node: MapNode, report: Report): SecretRule['from'] | undefined {
  const variable = childOf(node, 'env');
  if (Boolean(variable) === Boolean(childOf(node, 'file'))) {
    report(node, `Expected ${EXPECTED}${variable ? ', not both' : ''}.`);
    return undefined;
  }
  if (!variable) {
    const file = readLocalPath(node, 'file', report);
    return file === undefined ? undefined : { file };
  }
  const env = readRequired(variable, node, 'env', report);
  if (env === undefined || /^[A-Za-z_][A-Za-z0-9_]*$/.test(env))
    return env === undefined ? undefined : { env };
  report(variable, 'Expected the name of an environment variable, such as WEBHOOK_SECRET.');
  return undefined;
}
