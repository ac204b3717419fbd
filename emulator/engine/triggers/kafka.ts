import type { Source } from '../../../schemas/config/artifacts.ts';
import type { KafkaTrigger } from '../../../schemas/generated/types.ts';
import { compareCodePoints } from '../lang/codePoints.ts';
import { findSchema, writeWithSchema } from './kafkaAvro.ts';
import { executionError, notConstructed, type Execution, type Outcome, type Outside } from './outcome.ts';
import { applyOwnParameters, requirePayload } from './ownParameters.ts';
import { linesFor } from './remedy.ts';
import type { AvroEncoding, HttpHeader, KafkaRequest } from './request.ts';
import { secureHeader } from './secureHeader.ts';
import { readTls } from './tls.ts';
import { readValue } from './value.ts';

const DEFAULT_VERSION = '1.0.0';
/** What Kafka's client reads as a version. */
const VERSION = /^(?:0\.\d+\.\d+\.\d+|[1-9]\d*\.\d+\.\d+)$/;
const ALL_ACKS = -1;
/** Any other name means PLAIN. */
const MECHANISMS: readonly string[] = ['OAUTHBEARER', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'GSSAPI'];

/** The message of a `kafka` trigger. Connection, schema and login are read before the trigger's own parameters. */
export function resolveKafka(written: KafkaTrigger, execution: Execution): Outcome {
  const { outside } = execution;
  const connection = connectionOf(written, outside);
  if ('error' in connection) return notConstructed(execution, connection.error);
  const found = written.schemaRegistry && findSchema(written.schemaRegistry, outside);
  if (found && 'error' in found) return notConstructed(execution, found.error);
  const changed = applyOwnParameters('KafkaTrigger', 'Kafka', written, execution);
  if ('failed' in changed) return changed.failed;
  const { trigger, parameters } = changed;
  const built = requirePayload(trigger.payload, parameters, execution);
  if ('failed' in built) return built.failed;
  const soFar = { parameters, payload: built.payload };
  const fail = (reason: string): Outcome => ({ ...soFar, error: executionError(reason), stage: 'execution' });
  const coded =
    written.schemaRegistry && found && writeWithSchema(written.schemaRegistry, found.schema, built.body);
  if (coded && 'error' in coded) return fail(coded.error);
  const headers = headersOf(trigger, outside);
  if ('error' in headers) return fail(headers.error);
  const notes = notesFor(written, coded?.avro);
  const remedy = coded && coded.avro.base64 === undefined && { remedy: linesFor(schemaSource(coded.avro)) };
  return {
    ...soFar,
    ...(notes.length > 0 && { notes }),
    ...remedy,
    request: {
      type: 'kafka',
      ...connection,
      topic: trigger.topic,
      ...(trigger.partitioningKey !== undefined && { key: trigger.partitioningKey }),
      headers: headers.headers,
      value: built.body,
      ...coded,
    },
  };
}

type Connection = Pick<KafkaRequest, 'brokers' | 'requiredAcks' | 'compress' | 'version' | 'tls' | 'sasl'>;

function connectionOf(
  { url, version: wanted, tls: block, sasl, requiredAcks, compress, flushFrequency = 0 }: KafkaTrigger,
  outside: Outside | undefined,
): Connection | { readonly error: string } {
  const version = wanted || DEFAULT_VERSION;
  if (!VERSION.test(version))
    return { error: `failed to parse Kafka version, invalid version \`${version}\`` };
  const login = sasl && loginOf(sasl, outside);
  if (login && 'error' in login) return login;
  const tls = readTls(block, outside);
  if ('error' in tls) return { error: `failed to get the tls configuration, ${tls.error}` };
  const problem =
    (login && loginProblem(login, outside)) ??
    ((requiredAcks ?? 0) < ALL_ACKS ? 'Producer.RequiredAcks must be >= -1' : undefined) ??
    (flushFrequency < 0 ? 'Producer.Flush.Frequency must be >= 0' : undefined);
  if (problem !== undefined) return { error: `kafka: invalid configuration (${problem})` };
  return {
    brokers: url.split(','),
    requiredAcks: requiredAcks === undefined || requiredAcks === 0 ? ALL_ACKS : requiredAcks,
    compress: compress === true,
    version,
    ...(tls.tls && { tls: tls.tls }),
    ...(login && { sasl: login }),
  };
}

function loginOf(
  sasl: NonNullable<KafkaTrigger['sasl']>,
  outside: Outside | undefined,
): NonNullable<KafkaRequest['sasl']> | { readonly error: string } {
  const username = readValue(sasl.userSecret, outside);
  if ('error' in username) return { error: `error getting user value from secret, ${username.error}` };
  const password = readValue(sasl.passwordSecret, outside);
  if ('error' in password) return { error: `error getting password value from secret, ${password.error}` };
  return {
    mechanism: MECHANISMS.find((known) => known === sasl.mechanism) ?? 'PLAIN',
    username: username.from,
    password: password.from,
  };
}

/** What Kafka's client misses. Upstream gives it nothing but a name and a password, which does not do for two of the mechanisms. */
function loginProblem(
  { mechanism, username, password }: NonNullable<KafkaRequest['sasl']>,
  outside: Outside | undefined,
): string | undefined {
  if (mechanism === 'OAUTHBEARER')
    return 'An AccessTokenProvider instance must be provided to Net.SASL.TokenProvider';
  if (mechanism === 'GSSAPI')
    return 'Net.SASL.GSSAPI.ServiceName must not be empty when GSS-API mechanism is used';
  if (outside?.value?.(username) === '') return 'Net.SASL.User must not be empty when SASL is enabled';
  if (outside?.value?.(password) === '') return 'Net.SASL.Password must not be empty when SASL is enabled';
  return undefined;
}

/** Upstream's order of `headers` is random; `secureHeaders` come after them, also under the same name. */
function headersOf(
  { headers = {}, secureHeaders = [] }: KafkaTrigger,
  outside: Outside | undefined,
): { readonly headers: readonly HttpHeader[] } | { readonly error: string } {
  const list: HttpHeader[] = Object.entries(headers)
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([name, value]) => ({ name, value }));
  for (const written of secureHeaders) {
    const header = secureHeader(written, outside);
    if ('error' in header) return header;
    list.push(header);
  }
  return { headers: list };
}

function schemaSource({ registry, schemaId }: AvroEncoding): Source {
  return { schema: { url: registry, id: String(schemaId) } };
}

function notesFor(written: KafkaTrigger, avro: KafkaRequest['avro']): readonly string[] {
  return [
    ...('partition' in written ? ['partition is not used: the key decides'] : []),
    ...(avro && avro.base64 === undefined
      ? [
          `it is written in Avro with schema ${avro.schemaId} of ${avro.registry}, which is not at hand: shown is the payload`,
        ]
      : []),
    ...(written.tls ? ['certificates are never verified, whatever tls says'] : []),
  ];
}
