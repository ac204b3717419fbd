/** The text of one document as the schema service sees it. */
export interface SchemaSlice {
  readonly text: string;
  /** Under which the text is read, and by which its schema is found. */
  readonly uri: string;
  /** Zero-based, in the slice. */
  readonly position: { readonly line: number; readonly character: number };
  /** The schema where it is not one of the service from the start. */
  readonly schema?: () => object;
}
