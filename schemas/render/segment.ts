/** A text as a piece of a URI that needs no escapes. */
export function toSegment(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'command';
}
