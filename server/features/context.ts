import type { View } from '../../schemas/graph/view.ts';
import type { ManifestDocument } from '../../schemas/manifest/document.ts';
import type { Json } from '../../schemas/schema-node.ts';
import type { KeyedObject } from '../../schemas/graph/keyed-objects.ts';
import type { OwnSample } from '../../schemas/samples/sample.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';

/** What a feature is told: a document of a file, an offset in it, and who sees whom. */
export interface FeatureContext {
  readonly file: ManifestFile;
  readonly document: ManifestDocument;
  /** In the document. */
  readonly offset: number;
  viewFrom(namespace: string | undefined): View;
  /** The samples beside the manifests. */
  ownSamples(): readonly OwnSample[];
  /** The data of the last event of a name, where an emulator has taken one. */
  lastEvent(eventSource: string, eventName: string): Json | undefined;
  /** Whether the programs of the workspace may run. */
  readonly mayRun: boolean;
  /** The Secrets and ConfigMaps of the workspace, by their names and keys. */
  keyedObjects(): readonly PlacedObject[];
}

export interface PlacedObject extends KeyedObject {
  readonly uri: string;
}
