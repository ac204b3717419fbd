import type { SlackEventSource } from '../../../../schemas/generated/types.ts';
import { encodeString } from '../../lang/goJson.ts';
import { checkBearer } from '../bearer.ts';
import { DEFAULT_MAX_BODY, saysForm } from '../bodyLimits.ts';
import { parseForm, readForm, type Form } from '../form.ts';
import { panic, publish, refuse, type HttpMessage, type Received, type SourcePorts } from '../message.ts';
import { readEvent } from './event.ts';
import { rewriteInteraction } from './interaction.ts';
import { checkSlackSignature } from './signature.ts';

/** A request to a `slack` event source: an event of the Events API, an interaction or a slash command. */
export function receiveSlack(source: SlackEventSource, message: HttpMessage, ports: SourcePorts): Received {
  const denied = checkBearer(source.webhook, message, ports);
  if (denied) return denied;
  const cut = cutOff(message, Math.max(0, source.webhook.maxPayloadSize ?? DEFAULT_MAX_BODY));
  const secret = ports.secret(source.signingSecret.name ?? '', source.signingSecret.key ?? '') ?? '';
  const forged = secret === '' ? undefined : checkSlackSignature(secret, cut, ports);
  if (forged !== undefined) return refuse(401, forged);
  if (saysForm(message)) {
    // Only a body whose signature was checked has been read so far.
    return receiveForm(secret === '' ? message : cut, ports);
  }
  if (cut.bodyError !== undefined)
    return refuse(500, `failed to fetch request body, failed to parse request body, ${cut.bodyError}`);
  return receiveEvent(source, ports.decodeUtf8(cut.body), ports);
}

/** What is too long is cut off, not refused. */
function cutOff({ bodyError, ...message }: HttpMessage, max: number): HttpMessage {
  const isWhole = message.body.length < max;
  return {
    ...message,
    body: message.body.slice(0, max),
    ...(isWhole && bodyError !== undefined && { bodyError }),
  };
}

function receiveEvent(source: SlackEventSource, text: string, ports: SourcePorts): Received {
  const token = ports.secret(source.token.name ?? '', source.token.key ?? '') ?? '';
  const event = readEvent(text, token);
  if ('panic' in event) return panic(event.panic);
  if ('error' in event) return refuse(500, `failed to extract event, ${event.error}`);
  if ('data' in event) return publish(event.data);
  if ('ignored' in event) {
    const why = `messages of type ${event.ignored || '(none)'} are not published`;
    return { events: [], answer: { status: 200, body: 'success' }, why };
  }
  const answer = { status: 200, body: `${event.challenge}success`, headers: { 'Content-Type': 'text' } };
  return { events: [], answer, why: 'the challenge of a url_verification is answered', handshake: true };
}

function receiveForm(message: HttpMessage, ports: SourcePorts): Received {
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(message.method);
  const form: Form = hasBody ? readForm(message, ports) : { values: new Map() };
  const query = message.target.split('?').slice(1).join('?');
  const error = form.error ?? parseForm(query).error;
  if (error !== undefined) return refuse(500, error);
  const first = (name: string): string => form.values.get(name)?.[0] ?? '';
  if (first('payload') !== '') {
    const interaction = rewriteInteraction(first('payload'));
    if ('json' in interaction) return publish(interaction.json);
    return refuse(500, `failed to parse interaction event, ${interaction.error}`);
  }
  if (first('command') !== '') return publish(slashCommand(first));
  return refuse(500, 'could not determine slack type from form parameters');
}

/** The fields of a slash command, in the order in which they are written; `?` if an empty one is left out. */
const FIELDS =
  'token team_id team_domain enterprise_id? enterprise_name? is_enterprise_install channel_id channel_name user_id user_name command text response_url trigger_id api_app_id';

function slashCommand(first: (name: string) => string): string {
  const members = FIELDS.split(' ').flatMap((field) => {
    const name = field.replace('?', '');
    const value = first(name);
    if (field.endsWith('?') && value === '') return [];
    const json = name === 'is_enterprise_install' ? String(value === 'true') : encodeString(value);
    return [`"${name}":${json}`];
  });
  return `{${members.join(',')}}`;
}
