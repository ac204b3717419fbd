import { goQuote } from '../../lang/goQuote.ts';
import { explainInvalidJson } from '../../lang/invalidJson.ts';
import type { HttpAnswer } from './conversation.ts';
import { hexDump } from './hexDump.ts';

/** What AWS's client makes of an answer that is no success; it tries again where it cannot read it. */
export interface LambdaError {
  readonly error: string;
  readonly isUnreadable?: true;
}

type Body = Readonly<Record<string, string>>;

/** Errors that AWS's client knows, which it prints with all their fields. */
const KNOWN: ReadonlySet<string> = new Set(
  [
    ...['CodeSigningConfigNotFound', 'CodeStorageExceeded', 'CodeVerificationFailed', 'EC2AccessDenied'],
    ...[
      'EC2Throttled',
      'EC2Unexpected',
      'EFSIO',
      'EFSMountConnectivity',
      'EFSMountFailure',
      'EFSMountTimeout',
    ],
    ...['ENILimitReached', 'InvalidCodeSignature', 'InvalidParameterValue', 'InvalidRequestContent'],
    ...['InvalidRuntime', 'InvalidSecurityGroupID', 'InvalidSubnetID', 'InvalidZipFile', 'KMSAccessDenied'],
    ...['KMSDisabled', 'KMSInvalidState', 'KMSNotFound', 'PolicyLengthExceeded', 'PreconditionFailed'],
    ...['ProvisionedConcurrencyConfigNotFound', 'RecursiveInvocation', 'RequestTooLarge', 'ResourceConflict'],
    ...['ResourceInUse', 'ResourceNotFound', 'ResourceNotReady', 'Service', 'SnapStart', 'SnapStartNotReady'],
    ...['SnapStartTimeout', 'SubnetIPAddressLimitReached', 'TooManyRequests', 'UnsupportedMediaType'],
  ].map((name) => `${name}Exception`),
);

/** The error in an answer: its code and message from headers, else from the body. */
export function lambdaError(answer: HttpAnswer): LambdaError {
  const { status, headers, body } = answer;
  const [header, headerMessage = ''] = [
    shortCode(headers['x-amzn-errortype'] ?? ''),
    headers['x-amzn-errormessage'],
  ];
  const id = headers['x-amzn-requestid'] ?? '';
  const tail = `\n\tstatus code: ${status}, request id: ${id}`;
  const read = header !== '' && headerMessage !== '' ? { fields: {} } : readBody(body);
  if ('problem' in read) {
    const reason = `UnmarshalError: failed to decode response body\n${hexDump(body)}\ncaused by: ${read.problem}`;
    return {
      error: `SerializationError: failed to unmarshal response error${tail}\ncaused by: ${reason}`,
      isUnreadable: true,
    };
  }
  const { fields } = read;
  const code = header || shortCode(fields.__type || (fields.code ?? ''));
  const message = headerMessage || (fields.message ?? '');
  if (!KNOWN.has(code)) return { error: `${code}: ${message}${tail}` };
  return { error: `${code}: ${fields.message ?? ''}\n${printed(code, answer, fields)}` };
}

function printed(code: string, { status, headers }: HttpAnswer, fields: Body): string {
  const own: readonly (readonly [name: string, value: string | undefined])[] = [
    ['Message_', fields.message],
    ...(code === 'TooManyRequestsException'
      ? ([
          ['Reason', fields.reason],
          ['RetryAfterSeconds', headers['retry-after']],
        ] as const)
      : []),
    ['Type', fields.type],
  ];
  const lines = own.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name}: ${goQuote(value)}`]));
  const metadata = `  RespMetadata: {\n    StatusCode: ${status},\n    RequestID: ${goQuote(headers['x-amzn-requestid'] ?? '')}\n  }`;
  return `{\n${[metadata, ...lines].join(',\n')}\n}`;
}

/** `aws#Name:http://…` names `Name`. */
function shortCode(code: string): string {
  return (code.split(':')[0] ?? '').replace(/^[^#]*#/, '');
}

const TEXTS: ReadonlySet<string> = new Set(['__type', 'code', 'message']);

/** The texts of a body by name in lower case. */
function readBody(body: string): { readonly fields: Body } | { readonly problem: string } {
  if (body.trim() === '') return { fields: {} };
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { problem: explainInvalidJson(body) };
  }
  if (value === null) return { fields: {} };
  if (typeof value !== 'object' || Array.isArray(value))
    return {
      problem: `json: cannot unmarshal ${wordFor(value)} into Go value of type restjson.jsonErrorResponse`,
    };
  const fields: Record<string, string> = {};
  for (const [name, one] of Object.entries(value)) {
    const key = name.toLowerCase();
    if (typeof one === 'string') fields[key] = one;
    else if (TEXTS.has(key) && one !== null)
      return {
        problem: `json: cannot unmarshal ${wordFor(one)} into Go struct field jsonErrorResponse.${key} of type string`,
      };
  }
  return { fields };
}

function wordFor(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
