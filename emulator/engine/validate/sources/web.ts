import type {
  BitbucketEventSource,
  BitbucketServerEventSource,
  GerritEventSource,
  GithubEventSource,
  GitlabEventSource,
  SlackEventSource,
  SNSEventSource,
  StorageGridEventSource,
  StripeEventSource,
} from '../../../../schemas/generated/types.ts';
import { at, empty } from '../problem.ts';
import { checkWebhook, durationError, rules } from './shared.ts';

type Some<Entry> = Partial<Entry>;

/** Whether both of two fields are there: the old way to name a repository. */
function hasBoth(entry: object, first: string, second: string): boolean {
  const fields = entry as Readonly<Record<string, string | undefined>>;
  return !empty(fields[first]) && !empty(fields[second]);
}

/** Whether upstream would create the hook at the provider by itself. */
function createsGithubHook({ apiToken, githubApp, webhook }: Some<GithubEventSource>): boolean {
  return (apiToken ?? githubApp?.privateKey) !== undefined && !empty(webhook?.url);
}

function hasGithubRepositories(entry: Some<GithubEventSource>): boolean {
  return (entry.repositories ?? []).length > 0 || hasBoth(entry, 'owner', 'repository');
}

export const checkGithub = rules<GithubEventSource>(
  (entry) =>
    !hasGithubRepositories(entry) &&
    !entry.organizations &&
    at('either repositories or organizations is required', 'repositories'),
  (entry) =>
    hasGithubRepositories(entry) &&
    entry.organizations &&
    at('only one of repositories and organizations is allowed', 'organizations'),
  (entry) =>
    createsGithubHook(entry) &&
    (entry.events ?? []).length === 0 &&
    at('events must be defined to create a github webhook', 'events'),
  ({ contentType = '' }) =>
    !['', 'json', 'form'].includes(contentType) && at('content type must be "json" or "form"', 'contentType'),
  ({ githubUploadURL, githubBaseURL }) =>
    !empty(githubUploadURL) &&
    empty(githubBaseURL) &&
    at('githubBaseURL is required when githubUploadURL is set', 'githubBaseURL'),
  ({ githubUploadURL, githubBaseURL }) =>
    !empty(githubBaseURL) &&
    empty(githubUploadURL) &&
    at('githubUploadURL is required when githubBaseURL is set', 'githubUploadURL'),
  ({ webhook }) => checkWebhook(webhook),
);

function hasBitbucketRepositories(entry: Some<BitbucketEventSource>): boolean {
  return (entry.repositories ?? []).length > 0 || hasBoth(entry, 'owner', 'repositorySlug');
}

export const checkBitbucket = rules<BitbucketEventSource>(
  (entry) => !hasBitbucketRepositories(entry) && at('at least one repository is required', 'repositories'),
  (entry) =>
    hasBitbucketRepositories(entry) &&
    !entry.auth &&
    at('auth is missing: the controller would crash (nil pointer dereference)', 'auth'),
  ({ auth, webhook, events }) =>
    (auth?.oauthToken ?? (auth?.basic?.username && auth.basic.password)) &&
    !empty(webhook?.url) &&
    (events ?? []).length === 0 &&
    at('events must be defined to create a bitbucket webhooks', 'events'),
  ({ webhook }) => checkWebhook(webhook),
);

function hasServerRepositories(entry: Some<BitbucketServerEventSource>): boolean {
  const named = (entry.repositories ?? []).length + (entry.projects ?? []).length > 0;
  return named || hasBoth(entry, 'projectKey', 'repositorySlug');
}

export const checkBitbucketServer = rules<BitbucketServerEventSource>(
  (entry) =>
    entry.accessToken &&
    !empty(entry.webhook?.url) &&
    hasServerRepositories(entry) &&
    (entry.events ?? []).length === 0 &&
    at('events must be defined to create a bitbucket server webhook', 'events'),
  ({ bitbucketserverBaseURL }) =>
    empty(bitbucketserverBaseURL) && at("bitbucket server base url can't be empty", 'bitbucketserverBaseURL'),
  ({ checkInterval = '' }) => {
    const error = checkInterval === '' ? undefined : durationError(checkInterval);
    return (
      error !== undefined && at(`failed to parse webhook check interval duration: ${error}`, 'checkInterval')
    );
  },
  ({ webhook }) => checkWebhook(webhook),
);

export const checkGerrit = rules<GerritEventSource>(
  ({ projects }) => (projects ?? []).length === 0 && at('projects cannot be empty', 'projects'),
  ({ events }) => !events && at("events can't be empty", 'events'),
  ({ gerritBaseURL }) => empty(gerritBaseURL) && at("gerrit base url can't be empty", 'gerritBaseURL'),
  ({ auth }) => !auth && at("username and password can't be empty", 'auth'),
  ({ webhook }) => checkWebhook(webhook),
);

export const checkGitlab = rules<GitlabEventSource>(
  ({ events }) => !events && at("events can't be empty", 'events'),
  ({ gitlabBaseURL }) => empty(gitlabBaseURL) && at("gitlab base url can't be empty", 'gitlabBaseURL'),
  ({ accessToken }) => !accessToken && at("access token can't be nil", 'accessToken'),
  ({ webhook }) => checkWebhook(webhook),
);

export const checkSlack = rules<SlackEventSource>(
  ({ token }) => !token && at('token not provided', 'token'),
  ({ signingSecret }) => !signingSecret && at('signingSecret not provided', 'signingSecret'),
  ({ webhook }) => checkWebhook(webhook),
);

export const checkSns = rules<SNSEventSource>(
  ({ topicArn }) => empty(topicArn) && at('must specify topic arn', 'topicArn'),
  ({ region }) => empty(region) && at('must specify region', 'region'),
  ({ webhook }) => checkWebhook(webhook),
);

export const checkStorageGrid = rules<StorageGridEventSource>(
  ({ topicArn }) => empty(topicArn) && at('topic arn must be provided', 'topicArn'),
  ({ apiURL }) => empty(apiURL) && at('api url must be provided', 'apiURL'),
  ({ authToken }) => !authToken && at('api auth token must be provided', 'authToken'),
  ({ bucket }) => empty(bucket) && at('bucket name must be provided', 'bucket'),
  ({ events }) => !events && at('event types must be provided', 'events'),
  ({ webhook }) => checkWebhook(webhook),
);

export const checkStripe = rules<StripeEventSource>(
  ({ createWebhook, apiKey }) =>
    createWebhook && !apiKey && at('api key K8s secret selector not provided', 'apiKey'),
  ({ webhook }) => checkWebhook(webhook),
);
