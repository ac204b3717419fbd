import { JsonCursor } from '../../sensors/goStruct/cursor.ts';
import { rewrite } from '../goStruct/rewrite.ts';
import { failureText } from '../goStruct/table.ts';
import { SLACK } from './table.ts';

/** An interaction as slack-go reads it and writes it again: every field that it knows is there. */
export function rewriteInteraction(text: string): { readonly json: string } | { readonly error: string } {
  const written = rewrite(SLACK, '#interaction', text);
  if ('error' in written) return { error: failureText(written.error) };
  const members = new Map<string, string>();
  const cursor = new JsonCursor(written.json);
  cursor.eachMember((key) => {
    members.set(key, cursor.raw());
  });
  if (members.get('type') === '"block_actions"') {
    const state = stateOf(members.get('state'));
    if ('error' in state) return state;
    members.set('state', state.json);
  }
  return { json: `{${[...members].map(([key, json]) => `"${key}":${json}`).join(',')}}` };
}

/** The values of the inputs of a message. */
function stateOf(raw = 'null'): { readonly json: string } | { readonly error: string } {
  if (raw === 'null') return { json: '{}' };
  const written = rewrite(SLACK, 'slack.BlockActionStates', raw);
  return 'error' in written ? { error: failureText(written.error) } : written;
}
