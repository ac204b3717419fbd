import { toHex, utf8Bytes } from '../../encoding.ts';
import { goQuote } from '../../lang/goQuote.ts';
import { firstHeader } from '../headers.ts';
import { explainHex } from '../hex.ts';
import type { HttpMessage, SourcePorts } from '../message.ts';

const FIVE_MINUTES = 5 * 60_000;
const MAX = (1n << 63n) - 1n;

/** What is wrong with the signature of a request, in upstream's words. */
export function checkSlackSignature(
  secret: string,
  message: HttpMessage,
  ports: SourcePorts,
): string | undefined {
  const header = firstHeader(message, 'X-Slack-Signature');
  const timestamp = firstHeader(message, 'X-Slack-Request-Timestamp');
  if (header === '' || timestamp === '') return cannot('missing headers');
  const digest = header.replace(/^v0=/, '');
  const broken = explainHex(digest) ?? explainTimestamp(timestamp);
  if (broken !== undefined) return cannot(broken);
  if (Math.abs(ports.now() - Number(timestamp) * 1000) > FIVE_MINUTES) return cannot('timestamp is too old');
  if (message.bodyError !== undefined) return `failed to parse request body, ${message.bodyError}`;
  const expected = slackDigest(secret, timestamp, message.body, ports);
  if (expected === digest.toLowerCase()) return undefined;
  return `signature validation failed, computed unexpected signature of: ${expected}`;
}

/** The digits of the signature that Slack puts into `X-Slack-Signature` after `v0=`. */
export function slackDigest(secret: string, timestamp: string, body: Uint8Array, ports: SourcePorts): string {
  const signed = new Uint8Array([...utf8Bytes(`v0:${timestamp}:`), ...body]);
  return toHex(ports.hmac('sha256', secret, signed));
}

function cannot(why: string): string {
  return `cannot create secrets verifier, ${why}`;
}

/** Go's `strconv.ParseInt`. */
function explainTimestamp(text: string): string | undefined {
  const error = `strconv.ParseInt: parsing ${goQuote(text)}`;
  if (!/^[+-]?\d+$/.test(text)) return `${error}: invalid syntax`;
  const value = BigInt(text.replace(/^\+/, ''));
  return value > MAX || value < -MAX - 1n ? `${error}: value out of range` : undefined;
}
