import type { ManifestKind } from '../../schemas/definitions.ts';

/** The text of one document as the schema service sees it. */
export interface SchemaSlice {
  readonly text: string;
  readonly kind: ManifestKind;
  /** The resource is an item of a `List`. */
  readonly inList: boolean;
  /** Zero-based, in the slice. */
  readonly position: { readonly line: number; readonly character: number };
}
