import examples from '../../../../schemas/generated/payload-examples.json' with { type: 'json' };
import type { Json } from '../../../../schemas/schema-node.ts';
import type { Sample } from './table.ts';

interface HookExample {
  readonly body: Json;
}

/** The requests of the services that send over HTTP, the usual one first. Their bodies are those of the examples of event data. */
export const HTTP_SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
  gitlab: [
    hook('push', 'Push to a branch', examples.gitlab, {
      'User-Agent': 'GitLab/17.0.0',
      'X-Gitlab-Event': 'Push Hook',
      'X-Gitlab-Event-UUID': '13792a34-cac6-4fda-95a8-c58e00a3954e',
      'X-Gitlab-Instance': 'https://gitlab.example.com',
    }),
  ],
  bitbucket: [
    hook('push', 'Push to a branch', examples.bitbucket, {
      'User-Agent': 'Bitbucket-Webhooks/2.0',
      'X-Event-Key': 'repo:push',
      'X-Hook-UUID': '2f9a3a5e-0f6b-4a38-9d61-8f1f5c5a1f11',
      'X-Request-UUID': 'd1b7d7a1-3a61-4f5c-8b52-1f0c6b6a7e77',
    }),
  ],
  bitbucketserver: [
    hook('refs_changed', 'Push to a branch', examples.bitbucketserver, {
      'Content-Type': 'application/json; charset=utf-8',
      'User-Agent': 'Atlassian HttpClient 2.1.5 / Bitbucket-8.9.0',
      'X-Event-Key': 'repo:refs_changed',
      'X-Request-Id': 'a8b0c1d2',
    }),
  ],
  gerrit: [
    hook('change-merged', 'A change is merged', examples.gerrit, {
      'Content-Type': 'application/json; charset=UTF-8',
      'User-Agent': 'Apache-HttpClient/4.5.13 (Java/11.0.18)',
    }),
  ],
  slack: [
    {
      name: 'app_mention',
      title: 'The app is mentioned in a channel',
      headers: { 'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)' },
      payload: {
        token: 'XXYYZZ',
        team_id: 'T061EG9R6',
        api_app_id: 'A0PNCHHK2',
        event: {
          type: 'app_mention',
          user: 'U061F7AUR',
          text: '<@U0LAN0Z89> is it everything?',
          ts: '1784368800.000016',
          channel: 'C0LAN2Q65',
          event_ts: '1784368800.000016',
        },
        type: 'event_callback',
        event_id: 'Ev0LAN670R',
        event_time: 1784368800,
      },
    },
  ],
  stripe: [
    {
      name: 'charge.succeeded',
      title: 'A charge succeeds',
      headers: { 'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)' },
      payload: { object: 'event', api_version: '2020-08-27', ...examples.stripe.event },
    },
  ],
  sns: [
    hook('notification', 'A message is published to the topic', examples.sns, {
      'Content-Type': 'text/plain; charset=UTF-8',
      'User-Agent': 'Amazon Simple Notification Service Agent',
      'X-Amz-Sns-Message-Id': '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
      'X-Amz-Sns-Message-Type': 'Notification',
      'X-Amz-Sns-Topic-Arn': 'arn:aws:sns:us-east-1:123456789012:orders',
    }),
  ],
  storageGrid: [
    {
      name: 'ObjectCreated',
      title: 'An object is created in the bucket',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      payload: examples.storageGrid.notification,
    },
  ],
};

function hook(
  name: string,
  title: string,
  { body }: HookExample,
  headers: Readonly<Record<string, string>>,
): Sample {
  return { name, title, headers, payload: body };
}
