import { compareCodePoints } from '../../../../emulator/engine/lang/codePoints.ts';
import type {
  BrokerMessage,
  KubernetesCall,
} from '../../../../emulator/engine/triggers/sending/conversation.ts';
import type { WireRequest } from '../../../../emulator/engine/triggers/sending/wire.ts';

const TIMESTAMP = /(events\.argoproj\.io\/action-timestamp(?:":"|=))\d+/g;

/** A time of now reads the same in every line. */
export function withoutTime<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replace(TIMESTAMP, '$1<timestamp>')) as Value;
}

/** The text of a file, as `withoutTime`. */
export function textWithoutTime(text: string): string {
  return text.replace(TIMESTAMP, '$1<timestamp>');
}

export function recordRequest({ method, url, host, headers, body, sign }: WireRequest): unknown {
  const own = headers.filter(([name, value]) => name !== 'Accept-Encoding' || value !== 'gzip');
  const scope = sign && `${sign.keys?.accessKey ?? ''}/<date>/${sign.region}/${sign.service}/aws4_request`;
  const signed =
    scope === undefined ? own : [...own, ['Authorization', `AWS4-HMAC-SHA256 Credential=${scope}`]];
  const sorted = [...signed].sort(([a = ''], [b = '']) => compareCodePoints(a, b));
  const differs = host !== new RegExp('^\\w+://([^/?]*)').exec(url)?.[1];
  return { method, url, ...(differs && { host }), headers: sorted, body };
}

export function recordCall({ group, namespace, name, ...call }: KubernetesCall): unknown {
  return withoutTime({
    ...call,
    ...(group !== '' && { group }),
    ...(namespace !== '' && { namespace }),
    ...(name !== undefined && name !== '' && { name }),
  });
}

export function recordMessage({ request, topic, key, headers, value, base64 }: BrokerMessage): unknown {
  if (request.type === 'pulsar') return { value };
  if (request.type === 'nats') return { subject: topic, value };
  return { topic, key, value, base64, ...(headers.length > 0 && { headers }) };
}
