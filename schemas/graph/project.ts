import { DEFAULT_CONFIG, readConfig, type Config } from '../config/config.ts';
import type { ManifestFile } from '../manifest/file.ts';
import { isConfigFile, isRequestFile, isSampleFile, isScopeFile } from './file-names.ts';
import { createGraph, type ProjectGraph } from './graph.ts';
import { keyedObjectsIn, type KeyedObject } from './keyed-objects.ts';
import { folderOf, isInside, joinPath, placeOf } from './place.ts';
import { globToRegExp } from '../config/glob.ts';

/** All files that are known, with the configuration that holds for each. Shared by every front end; one file has one spelling of its URI. */
export interface Project {
  readonly graph: ProjectGraph;
  /** Takes a file's text. Files that are neither manifests of ours, nor ConfigMaps, nor test events, nor about scopes or configuration are passed over. */
  setFile(uri: string, text: string): void;
  removeFile(uri: string): void;
  /** All configuration files. */
  configs(): Iterable<{ readonly uri: string; readonly text: string; readonly config: Config }>;
  /** Text of a configuration file. */
  configText(uri: string): string | undefined;
  /** Files of test events: samples, and HTTP requests. */
  testEvents(): Iterable<{ readonly uri: string; readonly text: string }>;
  /** Text of a file of test events. */
  testEventText(uri: string): string | undefined;
  /** The Secrets and ConfigMaps of all files, by their names and keys. */
  keyedObjects(): (KeyedObject & { readonly uri: string })[];
  configFor(uri: string): Config;
  /** The configuration file that holds for a file. */
  configFileFor(
    uri: string,
  ): { readonly uri: string; readonly text: string; readonly config: Config } | undefined;
  /** Whether the configuration says that a file or folder is not to be read. */
  isIgnored(uri: string): boolean;
}

interface ConfigFile {
  readonly uri: string;
  readonly folder: string;
  readonly text: string;
  readonly config: Config;
  readonly ignore: readonly RegExp[];
}

const OF_INTEREST = /EventSource|Sensor|EventBus|\bkind["']?\s*:\s*["']?ConfigMap\b/;

export function createProject(): Project {
  const graph = createGraph();
  const configs = new Map<string, ConfigFile>();
  const testEvents = new Map<string, string>();
  const keyed = new Map<string, readonly KeyedObject[]>();

  const nearest = (uri: string): ConfigFile | undefined => {
    for (let folder = folderOf(placeOf(uri)); folder !== ''; folder = folderOf(folder)) {
      const found = configs.get(folder);
      if (found) return found;
    }
    return undefined;
  };
  const updateScopes = (): void => {
    graph.setConfiguredScopes(
      [...configs.values()].flatMap(({ folder, config }) =>
        config.scopes.map((path) => joinPath(folder, path)),
      ),
    );
  };

  return {
    graph,
    setFile(uri, text) {
      const objects = keyedObjectsIn(text);
      if (objects.length > 0) keyed.set(uri, objects);
      else keyed.delete(uri);
      if (isConfigFile(uri)) {
        configs.set(folderOf(placeOf(uri)), readConfigFile(uri, text));
        updateScopes();
      } else if (isRequestFile(uri) || isSampleFile(uri, text)) {
        graph.removeFile(uri);
        testEvents.set(uri, text);
      } else if (OF_INTEREST.test(text) || isScopeFile(uri) || graph.file(uri)) {
        testEvents.delete(uri);
        graph.setFile(uri, text);
      } else testEvents.delete(uri);
    },
    removeFile(uri) {
      keyed.delete(uri);
      if (isConfigFile(uri)) {
        configs.delete(folderOf(placeOf(uri)));
        updateScopes();
      } else {
        testEvents.delete(uri);
        graph.removeFile(uri);
      }
    },
    configs: () => configs.values(),
    configText: (uri) => (isConfigFile(uri) ? configs.get(folderOf(placeOf(uri)))?.text : undefined),
    testEvents: () => [...testEvents].map(([uri, text]) => ({ uri, text })),
    testEventText: (uri) => testEvents.get(uri),
    keyedObjects: () => [...keyed].flatMap(([uri, objects]) => objects.map((one) => ({ ...one, uri }))),
    configFor: (uri) => nearest(uri)?.config ?? DEFAULT_CONFIG,
    configFileFor: nearest,
    isIgnored(uri) {
      const found = nearest(uri);
      if (!found || !isInside(placeOf(uri), found.folder)) return false;
      const path = placeOf(uri).slice(found.folder.length + 1);
      return found.ignore.some((pattern) => pattern.test(path));
    },
  };
}

function readConfigFile(uri: string, text: string): ConfigFile {
  const { config } = readConfig(text);
  return { uri, folder: folderOf(placeOf(uri)), text, config, ignore: config.ignore.map(globToRegExp) };
}

/** The files that hold whole manifests: neither ignored by the configuration nor a patch of a kustomization. */
export function wholeManifests(project: Project): ManifestFile[] {
  return [...project.graph.files()].filter(
    ({ uri }) => !project.isIgnored(uri) && !project.graph.isPatch(uri),
  );
}
