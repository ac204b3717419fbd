import type { Outside } from '../../../../emulator/engine/triggers/outcome.ts';
import { propertiesOf } from '../../../../emulator/engine/triggers/openWhisk.ts';
import type { HeaderSource } from '../../../../emulator/engine/triggers/request.ts';
import type {
  Ask,
  HttpAnswer,
  KubernetesCall,
  Reply,
  Rpc,
} from '../../../../emulator/engine/triggers/sending/conversation.ts';
import { writeMail } from '../../../../emulator/engine/triggers/sending/mailText.ts';
import {
  readSchemaAnswer,
  schemaRequest,
} from '../../../../emulator/engine/triggers/sending/schemaRegistry.ts';
import type { WireRequest } from '../../../../emulator/engine/triggers/sending/wire.ts';
import { mapOf } from '../../../../emulator/engine/triggers/object.ts';
import type { Json } from '../../../../schemas/schema-node.ts';
import { fakeCluster } from './cluster.ts';
import { recordCall, recordMessage, recordRequest, textWithoutTime } from './record.ts';

type Values = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface WorldInput {
  readonly secrets?: Values;
  readonly configMaps?: Values;
  readonly cluster?: readonly Readonly<Record<string, Json>>[];
  readonly response?: {
    readonly answers?: readonly {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly refuse?: boolean;
    }[];
    readonly errors?: Readonly<Record<string, string>>;
    readonly exitCode?: number;
    readonly resource?: string;
    readonly reply?: string;
    readonly error?: string;
  };
  readonly wskprops?: string;
}

/** The remote sides of a trigger, and what they have seen. */
export interface World {
  readonly seen: Readonly<Record<string, unknown[]>>;
  readonly commands: unknown[];
  readonly outside: Outside;
  readonly answer: (ask: Ask) => Reply;
}

const FILE_ARGUMENT = 4;

/** Stands for everything around a trigger, as the recorder's fakes do. */
export function fakeWorld(input: WorldInput, triggerName: string): World {
  const { response = {}, wskprops } = input;
  const seen = {
    requests: [] as unknown[],
    calls: [] as unknown[],
    messages: [] as unknown[],
    mails: [] as unknown[],
    rpcs: [] as unknown[],
    logs: [] as unknown[],
  };
  const commands: unknown[] = [];
  const cluster = fakeCluster(input.cluster ?? [], response.errors ?? {});
  const http = fakeServer(response.answers ?? [], seen.requests);
  const value = (from: HeaderSource): string | undefined => mounted(input, from);
  const kubernetes = (call: KubernetesCall): Reply => {
    seen.calls.push(recordCall(call));
    return cluster(call);
  };
  const rpc = (call: Rpc): Reply => {
    seen.rpcs.push(call);
    const error = response.errors?.[call.method];
    if (error !== undefined) return { error: `rpc error: code = Internal desc = ${error}` };
    return { text: (call.method === 'FetchResource' ? response.resource : response.reply) ?? '' };
  };
  const run = (command: readonly string[], file: string | undefined): Reply => {
    commands.push(
      command.map((word, index) =>
        file !== undefined && index === FILE_ARGUMENT ? textWithoutTime(file) : word,
      ),
    );
    return response.exitCode ? { error: `exit status ${response.exitCode}` } : {};
  };
  return {
    seen,
    commands,
    outside: {
      value,
      artifact: ({ file }) => file && { error: `open ${file.path ?? ''}: no such file or directory` },
      ...(wskprops !== undefined && { wskprops }),
      liveObject: (place) => {
        const { error, object } = kubernetes({ verb: 'get', ...place });
        return error === undefined ? { object: mapOf(object) ?? {} } : { error };
      },
      customResource: (serverURL, resource) => {
        if (serverURL.startsWith('127.0.0.1:')) return { error: 'connection refused', unreachable: true };
        const { error, text = '' } = rpc({ method: 'FetchResource', resource });
        return error === undefined ? { resource: text } : { error };
      },
      schema: ({ url = '', schemaId = 0, auth }) => {
        const [username, password] = [auth?.username, auth?.password].map(
          (one) => one && value({ kind: 'secret', name: one.name ?? '', key: one.key ?? '' }),
        );
        const login = username !== undefined && password !== undefined ? { username, password } : undefined;
        const request = schemaRequest(url, schemaId, login);
        return 'error' in request ? request : readSchemaAnswer(request, http(request));
      },
    },
    answer: (what) => {
      switch (what.do) {
        case 'http': {
          const answer = http(what.request);
          return 'error' in answer ? answer : { http: answer };
        }
        case 'kubernetes':
          return kubernetes(what.call);
        case 'command':
          return run(what.command, what.file);
        case 'publish':
          if ('url' in what.message.request && what.message.request.url.endsWith('//127.0.0.1:1'))
            return { error: 'connection refused', unreachable: true };
          if (response.error !== undefined) return { error: response.error };
          seen.messages.push(recordMessage(what.message));
          return {};
        case 'mail': {
          if (what.server.port === 1) return { error: 'dial tcp 127.0.0.1:1: connect: connection refused' };
          const mail = writeMail(what.mail);
          if (mail.to.startsWith('bad'))
            return { error: `gomail: could not send email 1: 550 ${response.error ?? ''}` };
          const headers = mail.headers.map(([name, text]) => [name, text.trim()]);
          seen.mails.push({ ...mail, to: [mail.to], headers });
          return {};
        }
        case 'rpc':
          return rpc(what.rpc);
        case 'log': {
          const { dependency, message, context } = what.line;
          const fields = {
            dependencyName: dependency,
            eventContext: context,
            triggerName,
            triggerType: 'Log',
          };
          seen.logs.push({ message, fields });
          return {};
        }
        case 'value': {
          const text = value(what.from);
          return text === undefined ? {} : { text };
        }
        case 'wait':
          return {};
      }
    },
  };
}

function mounted(
  { secrets, configMaps, wskprops }: WorldInput,
  { kind, name, key }: HeaderSource,
): string | undefined {
  if (kind === 'wskprops') return propertiesOf(wskprops ?? '').get(key);
  return (kind === 'secret' ? secrets : configMaps)?.[name]?.[key]?.replace(/\n$/, '');
}

/** The first request gets the first answer, and the last answer stays. */
function fakeServer(
  answers: NonNullable<NonNullable<WorldInput['response']>['answers']>,
  requests: unknown[],
): (request: WireRequest) => HttpAnswer | { readonly error: string } {
  let next = 0;
  return (request) => {
    const answer = answers[Math.min(next++, answers.length - 1)] ?? {};
    if (answer.refuse || request.url.includes('//127.0.0.1:1/'))
      return { error: 'dial tcp: connect: connection refused' };
    requests.push(recordRequest(request));
    const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
    return {
      status: answer.status ?? 200,
      headers: Object.fromEntries(headers) as Record<string, string>,
      body: answer.body ?? '',
    };
  };
}
