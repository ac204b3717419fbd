import type { FileSchema } from '../config/schema.ts';
import { eventSourceTypes } from '../type-names.ts';

/**
 * Of a document of `*.event.yaml`.
 * @param bases names of the built-in samples that it may begin with; any, if it is not known what it is for
 */
export function sampleSchema(bases: readonly string[]): FileSchema {
  const properties = {
    kind: { const: 'ArgoEventsSample', markdownDescription: 'Says what this document is.' },
    name: { type: ['string', 'integer'], markdownDescription: 'By which it is fired, as in `--sample`.' },
    title: { type: ['string', 'integer'], markdownDescription: 'What it is, for people.' },
    for: {
      anyOf: [{ enum: eventSourceTypes }, { type: 'string', pattern: '^[^/]+/[^/]+$' }],
      markdownDescription: 'An event source type such as `github`, or one event: `SOURCE/EVENT`.',
    },
    base: {
      ...(bases.length === 0 ? { type: 'string' } : { enum: bases }),
      markdownDescription: 'The built-in sample that it begins with.',
    },
    set: {
      type: 'object',
      markdownDescription:
        'Fields of the payload of `base` that have another value, by their paths, such as `repository.name`.',
    },
    headers: {
      type: 'object',
      additionalProperties: { type: ['string', 'integer'] },
      markdownDescription: 'Headers of the HTTP request or of the message.',
    },
    message: {
      type: 'object',
      markdownDescription: 'What the message says beside its body, such as `key` or `topic`.',
    },
    payload: { markdownDescription: 'The whole payload: a text as it is, anything else as JSON.' },
  };
  return { type: 'object', properties, required: ['kind', 'name', 'for'], additionalProperties: false };
}
