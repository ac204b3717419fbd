import * as vscode from 'vscode';

import type { SourceFile } from '../../../emulator/runtime/control/protocol/project.ts';
import type { LanguageServer } from '../language/server.ts';
import type { WorkspaceManifests } from './workspace.ts';

export const RENDERED_SCHEME = 'argo-events-rendered';

/** Answer of `argoEvents/rendered`: a `render` command with its output, or with why there is none. */
export interface RenderedManifest {
  readonly uri: string;
  readonly command: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly text?: string;
  readonly problem?: string;
}

const MAY_RENDER = /^["']?render["']?[ \t]*:/m;

/** URIs of files that are not on disk: the output of commands, in the folders of the templates. */
const known = new Set<string>();

/** What the editor opens for a manifest that the emulator names. */
export function documentUri(uri: string): vscode.Uri {
  const parsed = vscode.Uri.parse(uri);
  return known.has(parsed.toString()) ? parsed.with({ scheme: RENDERED_SCHEME }) : parsed;
}

export async function askRendered(server: LanguageServer): Promise<readonly RenderedManifest[]> {
  const client = await server.client();
  return client.sendRequest<readonly RenderedManifest[]>('argoEvents/rendered');
}

/** The manifests as they are deployed. Nothing is run in a workspace that is not trusted. */
export function withRendered(
  manifests: WorkspaceManifests,
  server: LanguageServer,
): Pick<WorkspaceManifests, 'files'> {
  return {
    async files() {
      const written = await manifests.files();
      const mayRender = vscode.workspace.isTrusted && (await hasRenderCommands(manifests));
      if (!mayRender) return written;
      const rendered = (await askRendered(server)).flatMap(({ uri, text, folder, files }) =>
        text === undefined ? [] : [{ uri: fileUri(uri), text, folder, rule: { files } }],
      );
      const { standsFor } = await import('../../../schemas/render/rendering.ts');
      const rest = written.filter(({ uri }) => !rendered.some((one) => standsFor(one, uri)));
      for (const { uri } of rendered) known.add(uri);
      return [...rest, ...rendered.map(({ uri, text }) => ({ uri, text }))];
    },
  };
}

async function hasRenderCommands(manifests: WorkspaceManifests): Promise<boolean> {
  const { isConfigFile } = await import('../../../schemas/graph/file-names.ts');
  const around: readonly SourceFile[] = await manifests.around();
  return around.some(({ uri, text }) => isConfigFile(uri) && MAY_RENDER.test(text));
}

function fileUri(uri: string): string {
  return vscode.Uri.parse(uri).with({ scheme: 'file' }).toString();
}

/** Read-only documents with what `render` commands write. */
export function renderedDocuments(server: LanguageServer): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const all = await askRendered(server);
      const found = all.find((one) => vscode.Uri.parse(one.uri).toString() === uri.toString());
      if (!found) return '# No `render` command of .argo-events.yaml writes this any more.\n';
      return found.text ?? `# ${(found.problem ?? '').replaceAll('\n', '\n# ')}\n`;
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(RENDERED_SCHEME, provider),
    server.onDidRender(() => {
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === RENDERED_SCHEME) changed.fire(uri);
    }),
  );
}
