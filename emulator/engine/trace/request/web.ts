import { escapeQuery } from '../../lang/template/escape.ts';
import type {
  CustomRequest,
  HttpRequest,
  LambdaRequest,
  OpenWhiskRequest,
  SlackRequest,
} from '../../triggers/request.ts';
import { writeRequest } from '../../triggers/sending/wire.ts';
import { factsOf, headerFacts, sourceText, textOf, tlsFacts, type RequestParts } from './parts.ts';

const DEFAULT_TIMEOUT = 60;

/** As Go writes it: it leaves out some lines and trims others. */
export function httpParts(request: HttpRequest): RequestParts {
  const { method, url, host, basicAuth, body, timeoutSeconds, tls } = request;
  const headers = new Map(headerFacts(request.headers));
  if (basicAuth) headers.set('Authorization', `Basic ${loginText(basicAuth)}`);
  const wire = writeRequest({ method, url, host, headers, body });
  const sent = 'error' in wire ? { url, headers: [...headers] } : wire;
  return {
    call: `${method} ${sent.url}`,
    facts: [
      ...factsOf([['Host', host]]),
      ...sent.headers,
      ...factsOf([['Timeout', timeoutSeconds === DEFAULT_TIMEOUT ? undefined : `${timeoutSeconds} s`]]),
      ...tlsFacts(tls),
    ],
    contents: textOf('Body', body),
  };
}

function loginText({ username, password }: NonNullable<HttpRequest['basicAuth']>): string {
  return `${sourceText(username) ?? ''}:${sourceText(password) ?? ''}`;
}

export function lambdaParts(request: LambdaRequest): RequestParts {
  const { url, region, functionName, invocationType, credentials, roleARN, body } = request;
  return {
    call: `invoke ${functionName} in ${region}`,
    facts: factsOf([
      ['Request', `POST ${url}`],
      ['X-Amz-Invocation-Type', invocationType],
      ['Access key', sourceText(credentials?.accessKey)],
      ['Secret key', sourceText(credentials?.secretKey)],
      ['Role', roleARN],
      ['Credentials', credentials || roleARN ? undefined : 'those that AWS finds in the pod'],
    ]),
    contents: textOf('Body', body),
  };
}

export function openWhiskParts({ url, action, token, payload, body }: OpenWhiskRequest): RequestParts {
  return {
    call: `invoke ${action}`,
    facts: [
      ['Request', `POST ${url}`],
      ['Authorization', `Basic ${sourceText(token)}`],
      ['Content-Type', 'application/json'],
    ],
    contents: [...textOf('Body', body.trimEnd()), ...textOf('Payload in it', payload)],
  };
}

export function slackParts({ url, token, channel, fields, threadKey }: SlackRequest): RequestParts {
  const sent = [...fields, ['token', sourceText(token)] as const].sort(([a], [b]) => (a < b ? -1 : 1));
  const form = sent.map(([name, value]) =>
    name === 'token' ? `${name}=${value}` : `${name}=${escapeQuery(value)}`,
  );
  return {
    call: `post to ${channel}`,
    facts: factsOf([
      ['Request', `POST ${url}`],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Thread', threadKey],
    ]),
    contents: [
      { title: 'Form', text: form.join('\n&') },
      ...fields.flatMap(([name, value]) =>
        /^(?:\[\]|)$/.test(value) || name === 'channel' ? [] : textOf(name, value),
      ),
    ],
  };
}

export function customParts(request: CustomRequest): RequestParts {
  const { serverURL, certificate, spec, resource, payload } = request;
  return {
    call: `call ${serverURL}`,
    facts: factsOf([['CA certificate', sourceText(certificate)]]),
    contents: [
      { title: 'FetchResource, resource', text: spec.trimEnd() },
      ...(resource === undefined
        ? [
            {
              title: 'Execute, resource',
              text: 'what the server answers to FetchResource, with the parameters',
            },
          ]
        : textOf('Execute, resource', resource)),
      ...textOf('Execute, payload', payload),
    ],
  };
}
