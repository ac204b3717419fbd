import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const folder = new URL('../../', import.meta.url);

/** Packages whose content or output enters what is generated. */
const packages = [
  'kubernetes-models',
  '@kubernetes-models/apimachinery',
  '@kubernetes-models/argo-workflows',
  '@kubernetes/client-node',
  'ts-json-schema-generator',
  'json-schema-to-typescript',
  'typescript',
];

/** A hash of everything that decides what is generated. */
export function inputStamp(): string {
  const hash = createHash('sha256');
  const files = globSync(['schemas/catalogue/*.json', 'scripts/generate/**/*.ts', 'schemas/schema-node.ts'], {
    cwd: folder,
  }).sort();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(new URL(file, folder)));
  for (const name of packages) hash.update(`${name}@${packageVersion(name)}\0`);
  return hash.digest('hex');
}

function packageVersion(name: string): string {
  const paths = require.resolve.paths(name) ?? [];
  const file = paths.map((path) => `${path}/${name}/package.json`).find((path) => existsSync(path));
  return file === undefined ? '' : (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
