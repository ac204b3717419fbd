import type { BitbucketServerEventSource } from '../../../schemas/generated/types.ts';
import { valid } from '../lang/gjson/valid.ts';
import { panic, refuse, type Received, type SourcePorts } from './message.ts';

/** A change of a `repo:refs_changed`. */
export interface Change {
  readonly ref: { readonly type: string };
  readonly toHash: string;
  readonly type: string;
}

interface Repository {
  readonly slug: string;
  readonly project: { readonly key: string };
}

/** Whether the commit of a branch's change belongs to an open pull request; what the source answers if that cannot be found out. */
export function openPullRequest(
  source: BitbucketServerEventSource,
  { slug, project }: Repository,
  { ref, toHash, type }: Change,
  ports: SourcePorts,
): boolean | Received {
  if (ref.type !== 'BRANCH' || type === 'DELETE') return false;
  if (!source.accessToken) return panic('skipBranchRefsChangedOnOpenPR without accessToken');
  const base = source.bitbucketserverBaseURL.replace(/\/+$/, '');
  const path = `${base}/api/1.0/projects/${project.key}/repos/${slug}/commits/${toHash}/pull-requests`;
  let start = 0;
  for (let page = 0; page < MAX_PAGES; page++) {
    const url = `${path}?limit=500&start=${start}`;
    const { status, body } = ports.remote('GET', url);
    if (status < 200 || status > 299) {
      const of = `for project ${project.key}, repository ${slug} and commit ${toHash}`;
      const failed = `calling endpoint '${url}' failed: status ${status}: response body: ${body}`;
      return refuse(400, `${FILTERING}: getting commit pull requests ${of}: ${failed}`);
    }
    const answer = readPage(body);
    if (answer.values?.some(({ state }) => state?.toUpperCase() === 'OPEN')) return true;
    if (answer.isLastPage || answer.nextPageStart === undefined) return false;
    start = answer.nextPageStart;
  }
  return false;
}

/** More than any commit has. */
const MAX_PAGES = 100;
const FILTERING = 'filtering changes for open prs: checking if changed branch ref has an open pull request';

interface Page {
  readonly isLastPage?: boolean;
  readonly nextPageStart?: number;
  readonly values?: readonly { readonly state?: string }[];
}

function readPage(body: string): Page {
  const value: unknown = valid(body) ? JSON.parse(body) : {};
  return typeof value === 'object' && value !== null ? value : {};
}
