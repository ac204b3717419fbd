import * as vscode from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';

const YAML_EXTENSION = 'redhat.vscode-yaml';
/** Charts are of the language `helm` where an extension for them is installed. */
const LANGUAGES = ['yaml', 'helm'];
const SCHEMES = ['file', 'untitled', 'vscode-vfs'] as const;

/** Starts the language server in its own process and connects the editor to it. */
export async function startClient(
  module: string,
  docs: vscode.Uri,
  log: vscode.LogOutputChannel,
  onRendered: () => void,
): Promise<LanguageClient> {
  const options: LanguageClientOptions = {
    documentSelector: SCHEMES.flatMap((scheme) => [
      ...LANGUAGES.map((language) => ({ scheme, language })),
      { scheme, pattern: '**/*.event.json' },
    ]),
    outputChannel: log,
    initializationOptions: { docs: docs.toString(), renderedDocuments: true, ...surroundings() },
    diagnosticCollectionName: 'argo-events',
  };
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6019'] } };
  const client = new LanguageClient('argoEvents', 'Argo Events', { run, debug }, options);
  client.onNotification('argoEvents/renderedChanged', onRendered);
  await client.start();
  const tell = (): void => {
    const settings = { argoEvents: surroundings() };
    void client.sendNotification('workspace/didChangeConfiguration', { settings });
  };
  vscode.extensions.onDidChange(tell);
  vscode.workspace.onDidGrantWorkspaceTrust(tell);
  vscode.workspace.onDidChangeConfiguration((change) => {
    if (TOLD.some((name) => change.affectsConfiguration(name))) tell();
  });
  return client;
}

const NEXT_FIRE_TIME = 'argoEvents.inlayHints.nextFireTime';
const BASE64_BODY = 'argoEvents.inlayHints.base64Body';
/** Settings that the server is told. */
const TOLD = ['files.exclude', 'yaml.validate', NEXT_FIRE_TIME, BASE64_BODY];

/** Two YAML servers would say every syntax error twice, nobody else's commands are run, and what is not shown is not read. */
function surroundings(): {
  readonly yamlSyntax: boolean;
  readonly trusted: boolean;
  readonly nextFireTime: boolean;
  readonly base64Body: boolean;
  readonly exclude: readonly string[];
} {
  const exclude = vscode.workspace.getConfiguration('files').get<Record<string, unknown>>('exclude', {});
  return {
    yamlSyntax: !othersSaySyntax(),
    trusted: vscode.workspace.isTrusted,
    exclude: Object.keys(exclude).filter((pattern) => exclude[pattern] === true),
    nextFireTime: vscode.workspace.getConfiguration().get(NEXT_FIRE_TIME, true),
    base64Body: vscode.workspace.getConfiguration().get(BASE64_BODY, true),
  };
}

function othersSaySyntax(): boolean {
  const isInstalled = vscode.extensions.getExtension(YAML_EXTENSION) !== undefined;
  return isInstalled && vscode.workspace.getConfiguration('yaml').get('validate', true);
}
