import { FileChangeType, type FileEvent } from 'vscode-languageserver';
import { isInside } from '../schemas/graph/place.ts';
import { isConfigFile, isScopeFile } from '../schemas/graph/file-names.ts';
import type { Project } from '../schemas/graph/project.ts';
import { excluder } from './workspace/exclude.ts';
import { gitIgnored, type IsGitIgnored } from './workspace/git-ignore.ts';
import { isOfInterest, readConfigsAbove, scanFile, scanFolder, type ScanPorts } from './workspace/scan.ts';
import { canonicalUri, nameOf, pathOf } from './workspace/uri.ts';

export interface WorkspaceFiles {
  addFolder(uri: string, ports: ScanPorts): Promise<void>;
  removeFolder(uri: string): void;
  /** Reads all folders anew, by what is left out now. */
  rescan(ports: ScanPorts): Promise<void>;
  /** Takes changes on disk; returns whether anything changed that open documents may see. */
  changed(events: readonly FileEvent[], ports: ScanPorts): Promise<boolean>;
  /** Reads the configuration above a file that lies in no folder of the workspace; returns whether there may be any. */
  configureLone(uri: string): Promise<boolean>;
  /** Of files, by URI, those that are passed over. */
  leftOut(uris: readonly string[]): Promise<string[]>;
  /** Reads a file again that the editor held. */
  reread(uri: string, ports: ScanPorts): Promise<void>;
}

/**
 * The files on disk beside those that the editor holds.
 * @param exclude the editor's patterns of files that it does not show
 */
export function workspaceFiles(
  project: Project,
  isOpen: (uri: string) => boolean,
  exclude: () => readonly string[],
): WorkspaceFiles {
  const onDisk: Project = {
    ...project,
    setFile(uri, text) {
      if (!isOpen(uri)) project.setFile(uri, text);
    },
    removeFile(uri) {
      if (!isOpen(uri)) project.removeFile(uri);
    },
  };
  const folders = new Set<string>();
  const isPassedOver = async (uri: string, path: string, isGitIgnored: IsGitIgnored): Promise<boolean> => {
    const root = pathOf([...folders].find((folder) => isInside(uri, folder)) ?? '');
    if (project.isIgnored(uri) || root === undefined) return project.isIgnored(uri);
    return excluder(root, exclude())(path) || isGitIgnored(path, root);
  };
  const files: WorkspaceFiles = {
    async addFolder(uri, ports) {
      const path = pathOf(uri);
      if (path === undefined) return;
      folders.add(canonicalUri(uri).replace(/\/$/, ''));
      await readConfigsAbove(onDisk, path);
      await scanFolder(onDisk, path, { ...ports, excluded: excluder(path, exclude()) });
    },
    async configureLone(uri) {
      const path = pathOf(uri);
      if (path === undefined || [...folders].some((folder) => isInside(uri, folder))) return false;
      await readConfigsAbove(onDisk, path);
      return true;
    },
    removeFolder(uri) {
      folders.delete(canonicalUri(uri).replace(/\/$/, ''));
      const folder = `${canonicalUri(uri).replace(/\/$/, '')}/`;
      for (const file of [...project.graph.files(), ...project.testEvents()])
        if (file.uri.startsWith(folder)) onDisk.removeFile(file.uri);
    },
    async rescan(ports) {
      for (const uri of [...folders]) {
        files.removeFolder(uri);
        await files.addFolder(uri, ports);
      }
    },
    async changed(events, ports) {
      if (events.some(({ uri }) => nameOf(uri) === '.gitignore')) {
        await files.rescan(ports);
        return true;
      }
      const isGitIgnored = gitIgnored();
      let any = false;
      for (const { uri: clientUri, type } of events) {
        const uri = canonicalUri(clientUri);
        const path = pathOf(uri);
        if (path === undefined || !isOfInterest(nameOf(uri)) || isOpen(uri)) continue;
        any ||=
          isConfigFile(uri) ||
          isScopeFile(uri) ||
          type !== FileChangeType.Changed ||
          !!project.graph.file(uri);
        if (type === FileChangeType.Deleted || (await isPassedOver(uri, path, isGitIgnored)))
          onDisk.removeFile(uri);
        else await scanFile(onDisk, path, ports);
      }
      return any;
    },
    async leftOut(uris) {
      const isGitIgnored = gitIgnored();
      const found: string[] = [];
      for (const uri of uris) {
        const path = pathOf(uri);
        if (path !== undefined && (await isPassedOver(canonicalUri(uri), path, isGitIgnored)))
          found.push(uri);
      }
      return found;
    },
    async reread(uri, ports) {
      const path = pathOf(uri);
      if (path === undefined) project.removeFile(uri);
      else if (await isPassedOver(uri, path, gitIgnored())) onDisk.removeFile(uri);
      else await scanFile(onDisk, path, ports);
    },
  };
  return files;
}
