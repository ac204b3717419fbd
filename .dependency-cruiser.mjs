/**
 * The import rules of ARCHITECTURE.md: imports go one way,
 * schemas <- emulator/engine <- emulator/runtime <- client, and schemas + engine <- server <- client (by protocol).
 */
const pure = '^(schemas/|emulator/engine/|server/(embedded|features|rules)/)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid('schemas-import-nothing-of-ours', '^schemas/', '^(emulator|server|client|scripts|test)/'),
    forbid(
      'engine-imports-schemas-only',
      '^emulator/engine/',
      '^(emulator/runtime|server|client|scripts|test)/',
    ),
    forbid('runtime-imports-engine-and-schemas-only', '^emulator/runtime/', '^(server|client|scripts|test)/'),
    forbid('server-never-sees-the-runtime', '^server/', '^(emulator/runtime|client|scripts|test)/'),
    forbid('extension-talks-to-the-server-by-protocol', '^client/(extension|panel)/', '^server/'),
    forbid('panel-imports-no-other-front', '^client/panel/', '^client/(extension|cli)/'),
    forbid('command-line-imports-no-other-front', '^client/cli/', '^client/(extension|panel)/'),
    forbid(
      'extension-knows-the-panel-by-its-messages',
      '^client/extension/',
      '^client/(cli/|panel/(?!messages\\.ts))',
    ),
    forbid('pure-folders-have-no-node', pure, '^node:', { dependencyTypes: ['core'] }),
    forbid('vscode-only-in-the-extension', '^(?!client/extension/)', '^vscode$'),
    forbid(
      'yaml-language-server-only-in-server-yaml',
      '^(?!server/yaml/)',
      'node_modules/yaml-language-server/',
    ),
    {
      // The files of one folder may need each other, as the parts of a recursive parser do; folders may not.
      name: 'no-circle-between-folders',
      severity: 'error',
      from: { path: '^(.+)/[^/]+$' },
      to: { circular: true, via: { pathNot: '^$1/' }, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)schemas/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

function forbid(name, from, to, more = {}) {
  const target = more.dependencyTypes ? { dependencyTypes: more.dependencyTypes } : { path: to };
  return { name, severity: 'error', from: { path: from }, to: target };
}
