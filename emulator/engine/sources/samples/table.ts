import type { Json } from '../../../../schemas/schema-node.ts';
import amqpOrder from './amqp/order.json' with { type: 'json' };
import azureEventsHubTelemetry from './azureEventsHub/telemetry.json' with { type: 'json' };
import azureQueueStorageBlobCreated from './azureQueueStorage/blob-created.json' with { type: 'json' };
import azureQueueStorageOrder from './azureQueueStorage/order.json' with { type: 'json' };
import azureServiceBusBlobCreated from './azureServiceBus/blob-created.json' with { type: 'json' };
import azureServiceBusOrder from './azureServiceBus/order.json' with { type: 'json' };
import bitbucketPullrequestCreated from './bitbucket/pullrequest-created.json' with { type: 'json' };
import bitbucketPullrequestFulfilled from './bitbucket/pullrequest-fulfilled.json' with { type: 'json' };
import bitbucketRepoPush from './bitbucket/repo-push.json' with { type: 'json' };
import bitbucketserverPrMerged from './bitbucketserver/pr-merged.json' with { type: 'json' };
import bitbucketserverPrOpened from './bitbucketserver/pr-opened.json' with { type: 'json' };
import bitbucketserverRepoRefsChanged from './bitbucketserver/repo-refs_changed.json' with { type: 'json' };
import calendarTick from './calendar/tick.json' with { type: 'json' };
import emitterReading from './emitter/reading.json' with { type: 'json' };
import fileCreate from './file/create.json' with { type: 'json' };
import fileRemove from './file/remove.json' with { type: 'json' };
import fileRename from './file/rename.json' with { type: 'json' };
import fileWrite from './file/write.json' with { type: 'json' };
import genericOrder from './generic/order.json' with { type: 'json' };
import gerritChangeMerged from './gerrit/change-merged.json' with { type: 'json' };
import gerritCommentAdded from './gerrit/comment-added.json' with { type: 'json' };
import gerritPatchsetCreated from './gerrit/patchset-created.json' with { type: 'json' };
import gerritRefUpdated from './gerrit/ref-updated.json' with { type: 'json' };
import githubIssueComment from './github/issue_comment.json' with { type: 'json' };
import githubIssues from './github/issues.json' with { type: 'json' };
import githubPing from './github/ping.json' with { type: 'json' };
import githubPullRequestMerged from './github/pull_request-merged.json' with { type: 'json' };
import githubPullRequest from './github/pull_request.json' with { type: 'json' };
import githubPushTag from './github/push-tag.json' with { type: 'json' };
import githubPush from './github/push.json' with { type: 'json' };
import githubRelease from './github/release.json' with { type: 'json' };
import githubWorkflowRun from './github/workflow_run.json' with { type: 'json' };
import gitlabMergeRequest from './gitlab/merge_request.json' with { type: 'json' };
import gitlabPipeline from './gitlab/pipeline.json' with { type: 'json' };
import gitlabPush from './gitlab/push.json' with { type: 'json' };
import gitlabTagPush from './gitlab/tag_push.json' with { type: 'json' };
import hdfsCreate from './hdfs/create.json' with { type: 'json' };
import hdfsRemove from './hdfs/remove.json' with { type: 'json' };
import hdfsRename from './hdfs/rename.json' with { type: 'json' };
import hdfsWrite from './hdfs/write.json' with { type: 'json' };
import kafkaDebeziumChange from './kafka/debezium-change.json' with { type: 'json' };
import kafkaOrder from './kafka/order.json' with { type: 'json' };
import minioObjectCreated from './minio/object-created.json' with { type: 'json' };
import minioObjectRemoved from './minio/object-removed.json' with { type: 'json' };
import mnsOrder from './mns/order.json' with { type: 'json' };
import mnsOssObjectCreated from './mns/oss-object-created.json' with { type: 'json' };
import mqttReading from './mqtt/reading.json' with { type: 'json' };
import natsOrderWithHeaders from './nats/order-with-headers.json' with { type: 'json' };
import natsOrder from './nats/order.json' with { type: 'json' };
import nsqOrder from './nsq/order.json' with { type: 'json' };
import pubSubGcsObjectFinalize from './pubSub/gcs-object-finalize.json' with { type: 'json' };
import pubSubOrder from './pubSub/order.json' with { type: 'json' };
import pulsarOrder from './pulsar/order.json' with { type: 'json' };
import redisOrder from './redis/order.json' with { type: 'json' };
import redisStreamOrder from './redisStream/order.json' with { type: 'json' };
import resourceConfigmapUpdated from './resource/configmap-updated.json' with { type: 'json' };
import resourcePodAdded from './resource/pod-added.json' with { type: 'json' };
import resourcePodDeleted from './resource/pod-deleted.json' with { type: 'json' };
import resourcePodRunning from './resource/pod-running.json' with { type: 'json' };
import resourceWorkflowAdded from './resource/workflow-added.json' with { type: 'json' };
import resourceWorkflowDeleted from './resource/workflow-deleted.json' with { type: 'json' };
import resourceWorkflowFailed from './resource/workflow-failed.json' with { type: 'json' };
import resourceWorkflowSucceeded from './resource/workflow-succeeded.json' with { type: 'json' };
import sftpCreate from './sftp/create.json' with { type: 'json' };
import sftpRemove from './sftp/remove.json' with { type: 'json' };
import slackAppMention from './slack/app_mention.json' with { type: 'json' };
import slackBlockActions from './slack/block-actions.json' with { type: 'json' };
import slackMessage from './slack/message.json' with { type: 'json' };
import slackReactionAdded from './slack/reaction_added.json' with { type: 'json' };
import slackSlashCommand from './slack/slash-command.json' with { type: 'json' };
import snsNotification from './sns/notification.json' with { type: 'json' };
import snsSubscriptionConfirmation from './sns/subscription-confirmation.json' with { type: 'json' };
import sqsOrder from './sqs/order.json' with { type: 'json' };
import sqsS3ObjectCreated from './sqs/s3-object-created.json' with { type: 'json' };
import sqsS3ObjectRemoved from './sqs/s3-object-removed.json' with { type: 'json' };
import sqsSnsNotification from './sqs/sns-notification.json' with { type: 'json' };
import storageGridObjectCreated from './storageGrid/ObjectCreated.json' with { type: 'json' };
import storageGridObjectRemoved from './storageGrid/ObjectRemoved.json' with { type: 'json' };
import stripeChargeSucceeded from './stripe/charge.succeeded.json' with { type: 'json' };
import stripeCustomerSubscriptionDeleted from './stripe/customer.subscription.deleted.json' with { type: 'json' };
import stripeInvoicePaymentFailed from './stripe/invoice.payment_failed.json' with { type: 'json' };
import webhookAlertmanager from './webhook/alertmanager.json' with { type: 'json' };
import webhookCloudeventBinary from './webhook/cloudevent-binary.json' with { type: 'json' };
import webhookCloudeventStructured from './webhook/cloudevent-structured.json' with { type: 'json' };
import webhookJenkins from './webhook/jenkins.json' with { type: 'json' };
import webhookMessage from './webhook/message.json' with { type: 'json' };

/** A test event. What `payload` is, says `payloadIs` of its type; `shapes.ts` says what its fields mean. */
export interface Sample {
  readonly name: string;
  readonly title: string;
  /** What entries that ask for some events only have to ask for: names of events, operations, resources. */
  readonly asks?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** What a message says beside its body, such as a `key` or `attributes`. */
  readonly message?: Readonly<Record<string, Json>>;
  readonly payload: Json;
}

/** One line an event source type; the usual sample first. */
const SAMPLES: Readonly<Record<string, readonly Sample[]>> = {
  amqp: [amqpOrder],
  azureEventsHub: [azureEventsHubTelemetry],
  azureQueueStorage: [azureQueueStorageOrder, azureQueueStorageBlobCreated],
  azureServiceBus: [azureServiceBusOrder, azureServiceBusBlobCreated],
  bitbucket: [bitbucketRepoPush, bitbucketPullrequestCreated, bitbucketPullrequestFulfilled],
  bitbucketserver: [bitbucketserverRepoRefsChanged, bitbucketserverPrOpened, bitbucketserverPrMerged],
  calendar: [calendarTick],
  emitter: [emitterReading],
  file: [fileCreate, fileWrite, fileRemove, fileRename],
  generic: [genericOrder],
  gerrit: [gerritChangeMerged, gerritPatchsetCreated, gerritCommentAdded, gerritRefUpdated],
  github: [
    githubPush,
    githubPushTag,
    githubPullRequest,
    githubPullRequestMerged,
    githubRelease,
    githubIssueComment,
    githubWorkflowRun,
    githubIssues,
    githubPing,
  ],
  gitlab: [gitlabPush, gitlabTagPush, gitlabMergeRequest, gitlabPipeline],
  hdfs: [hdfsCreate, hdfsWrite, hdfsRemove, hdfsRename],
  kafka: [kafkaOrder, kafkaDebeziumChange],
  minio: [minioObjectCreated, minioObjectRemoved],
  mns: [mnsOrder, mnsOssObjectCreated],
  mqtt: [mqttReading],
  nats: [natsOrder, natsOrderWithHeaders],
  nsq: [nsqOrder],
  pubSub: [pubSubOrder, pubSubGcsObjectFinalize],
  pulsar: [pulsarOrder],
  redis: [redisOrder],
  redisStream: [redisStreamOrder],
  resource: [
    resourceWorkflowAdded,
    resourceWorkflowSucceeded,
    resourceWorkflowFailed,
    resourceWorkflowDeleted,
    resourcePodAdded,
    resourcePodRunning,
    resourcePodDeleted,
    resourceConfigmapUpdated,
  ],
  sftp: [sftpCreate, sftpRemove],
  slack: [slackAppMention, slackMessage, slackReactionAdded, slackSlashCommand, slackBlockActions],
  sns: [snsNotification, snsSubscriptionConfirmation],
  sqs: [sqsOrder, sqsSnsNotification, sqsS3ObjectCreated, sqsS3ObjectRemoved],
  storageGrid: [storageGridObjectCreated, storageGridObjectRemoved],
  stripe: [stripeChargeSucceeded, stripeInvoicePaymentFailed, stripeCustomerSubscriptionDeleted],
  webhook: [
    webhookMessage,
    webhookJenkins,
    webhookCloudeventStructured,
    webhookCloudeventBinary,
    webhookAlertmanager,
  ],
};

/** The samples of an event source type; every type has at least one. */
export function samplesOf(sourceType: string): readonly Sample[] {
  return SAMPLES[sourceType] ?? [];
}
