import type { BitbucketServerEventSource } from '../../../schemas/generated/types.ts';
import { escapedPath, withoutDots } from '../triggers/sending/url.ts';
import { rewrite } from './goStruct/rewrite.ts';
import { failureText, type StructTable } from './goStruct/table.ts';
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
  const path = joinPath(
    source.bitbucketserverBaseURL,
    `api/1.0/projects/${project.key}/repos/${slug}/commits/${toHash}/pull-requests`,
  );
  let [start, isOpen] = [0, false];
  for (let page = 0; page < MAX_PAGES; page++) {
    const url = `${path}?limit=500&start=${start}`;
    const { status, body } = ports.remote('GET', url);
    const fail = (reason: string): Received => {
      const of = `for project ${project.key}, repository ${slug} and commit ${toHash}`;
      return refuse(400, `${FILTERING}: getting commit pull requests ${of}: ${reason}`);
    };
    if (status > 299)
      return fail(`calling endpoint '${url}' failed: status ${status}: response body: ${body}`);
    const read = rewrite(PAGES, 'bitbucketserver.pagedPullRequestsRes', body);
    if ('error' in read) return fail(failureText(read.error));
    const answer = JSON.parse(read.json) as Page;
    isOpen ||= answer.values?.some(({ state }) => state.toUpperCase() === 'OPEN') ?? false;
    if (answer.isLastPage) break;
    start = answer.nextPageStart;
  }
  return isOpen;
}

/** More than any commit has. */
const MAX_PAGES = 100;
const FILTERING = 'filtering changes for open prs: checking if changed branch ref has an open pull request';

interface Page {
  readonly isLastPage: boolean;
  readonly nextPageStart: number;
  readonly values: readonly { readonly state: string }[] | null;
}

const PAGES: StructTable = {
  structs: {
    'bitbucketserver.pagedPullRequestsRes':
      'size:int limit:int isLastPage:b values:[bitbucketserver.pullRequestRes] start:int nextPageStart:int',
    'bitbucketserver.pullRequestRes': 'id:int state:s',
  },
  goTypes: {},
};

/** An address with more behind its path, as Go puts them together: without doubled slashes and dots, escaped where it has to be. */
function joinPath(base: string, more: string): string {
  const [, origin = '', path = ''] = /^([^/]*\/\/[^/?#]*)([^?#]*)/.exec(base) ?? [];
  return origin + escapedPath(withoutDots(`${path}/${more}`.replace(/\/+/g, '/')));
}
