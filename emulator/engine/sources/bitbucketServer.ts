import type { BitbucketServerEventSource } from '../../../schemas/generated/types.ts';
import { toHex } from '../encoding.ts';
import { JsonCursor } from '../sensors/goStruct/cursor.ts';
import { checkBearer } from './bearer.ts';
import { bodyError } from './bodyLimits.ts';
import structs from './goStruct/bitbucketserver.json' with { type: 'json' };
import { rewrite } from './goStruct/rewrite.ts';
import { failureText, type StructTable } from './goStruct/table.ts';
import { firstHeader } from './headers.ts';
import { gitHookData } from './gitHook.ts';
import { panic, refuse, type HttpMessage, type Received, type SourcePorts } from './message.ts';
import { openPullRequest, type Change } from './pullRequests.ts';

const STRUCTS: StructTable = structs;

/** A request to a `bitbucketserver` event source. */
export function receiveBitbucketServer(
  source: BitbucketServerEventSource,
  message: HttpMessage,
  ports: SourcePorts,
): Received {
  const denied = checkBearer(source.webhook, message, ports) ?? checkRequest(source, message, ports);
  if (denied) return denied;
  const body = ports.decodeUtf8(message.body);
  const isRefsChanged = firstHeader(message, 'X-Event-Key') === 'repo:refs_changed';
  const bodies = isRefsChanged ? refsChanged(source, body, ports) : [body];
  if ('answer' in bodies) return bodies;
  const events: string[] = [];
  for (const one of bodies) {
    const data = gitHookData(source, message, one);
    if (data === undefined) return refuse(400, 'invalid event');
    events.push(data);
  }
  // Each event says `success`, and so does the end.
  if (events.length > 0) return { events, answer: { status: 200, body: '' }, tail: 'success' };
  return { events, answer: { status: 200, body: 'success' }, why: 'none of the changes is left' };
}

const INVALID = 'failed to validate bitbucketserver webhook request';

function checkRequest(
  source: BitbucketServerEventSource,
  message: HttpMessage,
  ports: SourcePorts,
): Received | undefined {
  const broken = bodyError(source.webhook, message);
  if (broken !== undefined) return refuse(400, `${INVALID}: failed to parse request body: ${broken}`);
  const secret = secretOf(source, ports);
  if (!secret) return undefined;
  const signature = firstHeader(message, 'X-Hub-Signature');
  if (signature === '') return refuse(400, `${INVALID}: missing signature header`);
  // Upstream cuts off what should be `sha256=` without a look at it.
  if (signature.length < 7) return panic('the signature is shorter than `sha256=`');
  if (signature.slice(7) === toHex(ports.hmac('sha256', secret, message.body))) return undefined;
  return refuse(400, `${INVALID}: hmac verification failed`);
}

/** Repositories also by the fields of old. */
type HookedSource = Pick<
  BitbucketServerEventSource,
  'webhook' | 'accessToken' | 'webhookSecret' | 'projects' | 'repositories'
> & { readonly projectKey?: string; readonly repositorySlug?: string };

/** The secret counts only while the source manages the hooks itself. */
function secretOf(source: HookedSource, ports: SourcePorts): string {
  const { webhook, accessToken, webhookSecret, projects = [], repositories = [] } = source;
  const { projectKey, repositorySlug } = source;
  const places = projects.length + repositories.length > 0 || (projectKey && repositorySlug);
  if (!webhookSecret || !accessToken || !webhook.url || !places) return '';
  return ports.secret(webhookSecret.name ?? '', webhookSecret.key ?? '') ?? '';
}

/** The bodies that are published for a `repo:refs_changed`. */
function refsChanged(
  source: BitbucketServerEventSource,
  body: string,
  ports: SourcePorts,
): readonly string[] | Received {
  const event = rewrite(STRUCTS, 'bitbucketserver.refsChangedWebhookEvent', body);
  if ('error' in event) return refuse(400, `decoding repo:refs_changed webhook: ${failureText(event.error)}`);
  const members = membersOf(event.json);
  let changes = itemsOf(members.get('changes') ?? 'null');
  if (source.skipBranchRefsChangedOnOpenPR) {
    const left: string[] = [];
    for (const change of changes) {
      const open = openPullRequest(source, repositoryOf(members), JSON.parse(change) as Change, ports);
      if (typeof open === 'object') return open;
      if (!open) left.push(change);
    }
    if (left.length === 0) return [];
    changes = left;
  }
  if (!source.oneEventPerChange) return [body];
  return changes.map((change) => withChange(members, change));
}

function repositoryOf(members: ReadonlyMap<string, string>): { slug: string; project: { key: string } } {
  return JSON.parse(members.get('repository') ?? '{}') as { slug: string; project: { key: string } };
}

function withChange(members: ReadonlyMap<string, string>, change: string): string {
  const written = [...members].map(([key, json]) => `"${key}":${key === 'changes' ? `[${change}]` : json}`);
  return `{${written.join(',')}}`;
}

function membersOf(json: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>();
  const cursor = new JsonCursor(json);
  cursor.eachMember((key) => {
    members.set(key, cursor.raw());
  });
  return members;
}

function itemsOf(json: string): string[] {
  const items: string[] = [];
  const cursor = new JsonCursor(json);
  if (json !== 'null') cursor.eachItem(() => items.push(cursor.raw()));
  return items;
}
