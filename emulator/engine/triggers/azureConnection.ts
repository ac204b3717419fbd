import { readTarget } from './sending/url.ts';

/** The fields of a connection string by name in lower case. */
export type Connection =
  | { readonly fields: ReadonlyMap<string, string>; /** Of `Endpoint`. */ readonly host: string }
  | { readonly error: string };

/** Reads the parts of a connection string, `Name=value` each, as the clients of Azure do. */
export function readConnection(parts: readonly string[]): Connection {
  const fields = new Map<string, string>();
  let host = '';
  for (const part of parts) {
    const mark = part.indexOf('=');
    if (mark < 0)
      return { error: "failed parsing connection string due to unmatched key value separated by '='" };
    const [name, value] = [part.slice(0, mark).toLowerCase(), part.slice(mark + 1)];
    fields.set(name, value);
    if (name !== 'endpoint') continue;
    const target = readTarget(value);
    if ('error' in target)
      return {
        error: 'failed parsing connection string due to an incorrectly formatted Endpoint value',
      };
    host = target.host;
  }
  return { fields, host };
}
