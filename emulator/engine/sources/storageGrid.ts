import type { StorageGridEventSource } from '../../../schemas/generated/types.ts';
import { toHex, utf8Bytes } from '../encoding.ts';
import { marshal } from '../lang/goMarshal.ts';
import { checkBearer } from './bearer.ts';
import { bodyError } from './bodyLimits.ts';
import { queryUnescape } from './form.ts';
import { rewrite } from './goStruct/rewrite.ts';
import type { StructTable } from './goStruct/table.ts';
import { metadataMember } from './headers.ts';
import { panic, refuse, type HttpMessage, type Received, type SourcePorts } from './message.ts';
import { parseQson } from './qson.ts';

const STRUCTS: StructTable = {
  structs: {
    StorageGridNotification: 'Action:s Message:Message TopicArn:s Version:s',
    Message: 'Records:[Record]',
    Record:
      'eventVersion:s storageGridEventSource:s eventTime:t eventName:s userIdentity:Identity requestParameters:Parameters responseElements:Elements s3:S3',
    Identity: 'principalId:s',
    Parameters: 'sourceIPAddress:s',
    Elements: 'x-amz-request-id:s',
    S3: 's3SchemaVersion:s configurationId:s bucket:Bucket object:Object',
    Bucket: 'name:s ownerIdentity:Identity arn:s',
    Object: 'key:s size:int eTag:s sequencer:s',
  },
  goTypes: {},
};

/** A request to a `storageGrid` event source: what it answers does not depend on whether it can read the notification. */
export function receiveStorageGrid(
  source: StorageGridEventSource,
  message: HttpMessage,
  ports: SourcePorts,
): Received {
  const denied = checkBearer(source.webhook, message, ports);
  if (denied) return denied;
  if (bodyError(source.webhook, message) !== undefined) return refuse(400, '');
  if (message.method === 'HEAD') ports.memory.set(HEAD_SEEN, 'yes');
  const answer = { status: 200, body: ports.memory.has(HEAD_SEEN) ? '' : publishResponse(ports) };
  const read = readNotification(ports.decodeUtf8(message.body));
  if ('panic' in read) return panic(read.panic);
  if ('why' in read) return { events: [], answer, why: `${read.why}: the notification is lost` };
  const passed = passesFilter(source, read.json);
  if (passed === undefined) return panic('a filter looks at the first record, and there is none');
  if (!passed)
    return { events: [], answer, why: 'the object key has not the prefix and suffix of the filter' };
  return { events: [`{"notification":${read.json}${metadataMember(source.metadata)}}`], answer };
}

/** After one HEAD request the process answers without text for ever. */
const HEAD_SEEN = 'storageGrid HEAD';

function readNotification(
  body: string,
): { readonly json: string } | { readonly why: string } | { readonly panic: string } {
  const query = queryUnescape(body);
  if ('error' in query) return { why: query.error };
  const tree = parseQson(query.text);
  if (!tree) return { why: 'the body is not a form of JSON values' };
  if ('panic' in tree) return tree;
  const written = rewrite(STRUCTS, 'StorageGridNotification', marshal(tree.value));
  return 'json' in written ? written : { why: 'a value of the notification has a wrong type' };
}

/** Whether the key of the first record has the prefix and suffix; undefined without a record. */
function passesFilter({ filter }: StorageGridEventSource, notification: string): boolean | undefined {
  const { prefix = '', suffix = '' } = filter ?? {};
  if (prefix === '' && suffix === '') return true;
  const { Message } = JSON.parse(notification) as Notification;
  const key = Message.Records?.[0]?.s3.object.key;
  return key === undefined ? undefined : key.startsWith(prefix) && key.endsWith(suffix);
}

interface Notification {
  readonly Message: {
    readonly Records: readonly { readonly s3: { readonly object: { readonly key: string } } }[] | null;
  };
}

function publishResponse(ports: SourcePorts): string {
  return `
<PublishResponse xmlns="http://argoevents-sns-server/">
    <PublishResult> 
        <MessageId>${uuid('message', ports)}</MessageId> 
    </PublishResult> 
    <ResponseMetadata>
       <RequestId>${uuid('request', ports)}</RequestId>
    </ResponseMetadata> 
</PublishResponse>
`;
}

/** The same one in every answer, as upstream's is for the life of its process. */
function uuid(of: string, ports: SourcePorts): string {
  const hex = toHex(ports.hmac('sha256', 'storageGrid', utf8Bytes(of)));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
