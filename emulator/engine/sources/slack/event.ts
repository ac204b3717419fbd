import { rewrite } from '../goStruct/rewrite.ts';
import { failureText, type Rewritten } from '../goStruct/table.ts';
import { EVENT_STRUCTS, memberOf, SLACK } from './table.ts';

/** What a request of the Events API comes to. */
export type SlackEvent =
  | { readonly data: string }
  | { readonly challenge: string }
  /** Of a type that is not published. */
  | { readonly ignored: string }
  | { readonly error: string }
  | { readonly panic: string };

/**
 * Reads a request of the Events API as slack-go's `slackevents.ParseEvent` does.
 * @param token that the request has to name
 */
export function readEvent(text: string, token: string): SlackEvent {
  const outer = rewrite(SLACK, 'slackevents.EventsAPIEvent', text);
  if ('error' in outer) return fail(outer);
  const event = JSON.parse(outer.json) as { readonly type: string; readonly token: string };
  const isCallback = event.type === 'event_callback';
  const struct = isCallback ? 'EventsAPICallbackEvent' : 'EventsAPIURLVerificationEvent';
  const whole = rewrite(SLACK, `slackevents.${struct}`, text);
  if ('error' in whole) return fail(whole);
  if (event.token !== token) return { error: 'invalid verification token' };
  if (isCallback) return readInner(memberOf(whole.json, 'event') ?? 'null');
  if (event.type === 'app_rate_limited') {
    const limited = rewrite(SLACK, 'slackevents.EventsAPIAppRateLimited', text);
    return 'error' in limited ? fail(limited) : { ignored: event.type };
  }
  if (event.type !== 'url_verification') return { ignored: event.type };
  return JSON.parse(whole.json) as { readonly challenge: string };
}

function fail(written: Rewritten): SlackEvent {
  return { error: 'error' in written ? failureText(written.error) : '' };
}

const INNER = 'EventsAPI Error parsing inner event';

function readInner(raw: string): SlackEvent {
  if (raw === 'null') return { panic: 'an event_callback without an event' };
  const typed = rewrite(SLACK, 'slack.Event', raw);
  if ('error' in typed) return { error: `${INNER}: unmarshalling_error, ${failureText(typed.error)}` };
  const { type = '' } = JSON.parse(typed.json) as { readonly type?: string };
  const struct = Object.hasOwn(EVENT_STRUCTS, type) ? EVENT_STRUCTS[type] : undefined;
  if (struct === undefined) return { error: `${INNER}: ${type}, inner Event does not exist! ${type}` };
  const written = struct === '!MessageEvent' ? writeMessage(raw) : rewrite(SLACK, struct, raw);
  if ('error' in written) return { error: `${INNER}: unmarshalling_error, ${failureText(written.error)}` };
  return { data: `{"type":${memberOf(typed.json, 'type') ?? '""'},"Data":${written.json}}` };
}

/** A message that has no message in it is its own one. */
function writeMessage(raw: string): Rewritten {
  const alias = rewrite(SLACK, 'slackevents.MessageEventAlias', raw);
  if ('error' in alias || memberOf(alias.json, 'message') !== undefined) return alias;
  const message = rewrite(SLACK, 'slack.Msg', raw);
  if ('error' in message) return message;
  const members = raw === '{}' ? '' : `${raw.slice(1, -1)},`;
  return rewrite(SLACK, 'slackevents.MessageEventAlias', `{${members}"message":${raw}}`);
}
