/**
 * Builds `dist/`: one CommonJS file for each process or lazily loaded part, and the panel. `--watch` rebuilds on change, `--outdir DIR` builds into another
 * folder, `--only NAME` (may be repeated) one of the parts.
 */
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { context, type BuildOptions, type Plugin } from 'esbuild';

const { values: options } = parseArgs({
  options: {
    watch: { type: 'boolean' },
    'no-minify': { type: 'boolean' },
    sourcemap: { type: 'boolean', default: false },
    outdir: { type: 'string', default: 'dist' },
    only: { type: 'string', multiple: true },
  },
});

const common: BuildOptions = {
  bundle: true,
  outdir: options.outdir,
  minify: !options['no-minify'],
  sourcemap: options.sourcemap,
  legalComments: 'none',
  logLevel: 'warning',
  loader: { '.ttf': 'file', '.css': 'text' },
};

const node: BuildOptions = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  outExtension: { '.js': '.cjs' },
  // Some packages' main is UMD with requires that a bundler cannot see.
  mainFields: ['module', 'main'],
  external: ['vscode', './kube.cjs', './nats.cjs', './yaml-service.cjs', './commands.cjs'],
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
};

/** Texts for people, which only the language server shows; a schema is half as large without them. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['description', 'markdownDescription', 'examples']);

/** What decodes manifests needs their schema, but not its texts. */
const bareSchema: Plugin = {
  name: 'bare-schema',
  setup(build) {
    build.onLoad({ filter: /manifest\.schema\.json$/ }, async ({ path }) => {
      const schema: unknown = JSON.parse(await readFile(path, 'utf8'));
      return { contents: JSON.stringify(withoutTexts(schema)), loader: 'json' };
    });
  },
};

/** In `properties` and its likes the keys are names of fields, not words of the schema. */
function withoutTexts(node: unknown, named = false): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutTexts(item));
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(
    ([key, value]) => named || typeof value !== 'string' || !FOR_PEOPLE.has(key),
  );
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      withoutTexts(value, !named && ['properties', 'definitions', '$defs'].includes(key)),
    ]),
  );
}

/**
 * What yaml-language-server loads for things that it is not asked for here: formatting, a client's own requests, and checking that schemas are
 * schemas, which ours are. It is most of what it loads, and some of that works hard as soon as it is loaded.
 */
const UNASKED: Readonly<Record<string, string>> = {
  'prettier/standalone': 'export const format = undefined;',
  'prettier/plugins/yaml': '',
  'prettier/plugins/estree': '',
  'vscode-languageserver': 'export class RequestType {} export class NotificationType {}',
  'ajv-i18n': 'export default {};',
  'ajv-draft-04': anySchema('http://json-schema.org/draft-04/schema'),
  ajv: anySchema('http://json-schema.org/draft-07/schema'),
  'ajv/dist/2019.js': anySchema('https://json-schema.org/draft/2019-09/schema'),
  'ajv/dist/2020.js': anySchema('https://json-schema.org/draft/2020-12/schema'),
};

/** Takes everything for a schema of a draft. */
function anySchema(draft: string): string {
  return `class Any { defaultMeta() { return '${draft}'; } getSchema() { return () => true; } } export default { default: Any };`;
}

const withoutUnasked: Plugin = {
  name: 'without-unasked',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path }) =>
      Object.hasOwn(UNASKED, path) ? { path, namespace: 'unasked' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'unasked' }, ({ path }) => ({ contents: UNASKED[path] }));
  },
};

const lean: BuildOptions = { ...node, plugins: [bareSchema] };

/** One line a bundle. */
const builds: readonly BuildOptions[] = [
  { ...node, entryPoints: { extension: 'client/extension/extension.ts' } },
  { ...node, entryPoints: { server: 'server/main.ts' } },
  { ...node, plugins: [withoutUnasked], entryPoints: { 'yaml-service': 'server/yaml/service.ts' } },
  {
    ...lean,
    entryPoints: { emulator: 'emulator/runtime/process.ts' },
  },
  { ...node, entryPoints: { kube: 'emulator/runtime/kube/kube.ts' } },
  { ...node, entryPoints: { nats: 'emulator/runtime/bus/jetstream.ts' } },
  {
    ...node,
    entryPoints: { cli: 'client/cli/start.ts' },
    banner: { js: `#!/usr/bin/env node\n${node.banner?.js ?? ''}` },
  },
  { ...node, entryPoints: { commands: 'client/cli/main.ts' } },
  {
    ...common,
    entryPoints: { panel: 'client/panel/main.ts' },
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
  },
];

function isWanted({ entryPoints = {} }: BuildOptions): boolean {
  return !options.only || Object.keys(entryPoints).some((name) => options.only?.includes(name));
}

await rm(options.outdir, { recursive: true, force: true });
await mkdir(options.outdir, { recursive: true });
// Read when first needed, so that it is in no bundle.
await copyFile('schemas/generated/resources.schema.json', join(options.outdir, 'resources.schema.json'));
const contexts = await Promise.all(builds.filter(isWanted).map((one) => context(one)));
if (options.watch) {
  await Promise.all(contexts.map((made) => made.watch()));
} else {
  await Promise.all(contexts.map((made) => made.rebuild()));
  await Promise.all(contexts.map((made) => made.dispose()));
}
