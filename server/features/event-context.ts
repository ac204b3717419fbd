/** The attributes of an event that `contextKey` and `contextTemplate` see. */
export const CONTEXT_FIELDS: readonly { readonly name: string; readonly doc: string }[] = [
  { name: 'id', doc: 'An id of its own for each event.' },
  { name: 'source', doc: 'The name of the EventSource.' },
  { name: 'specversion', doc: 'The version of CloudEvents: `1.0`.' },
  { name: 'type', doc: 'The type of the event source, such as `webhook`.' },
  { name: 'datacontenttype', doc: 'The type of the data: `application/json`.' },
  { name: 'subject', doc: 'The name of the event.' },
  { name: 'time', doc: 'When the event came, such as `2026-01-02T03:04:05Z`.' },
];
