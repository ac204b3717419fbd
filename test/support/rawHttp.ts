import { createServer } from 'node:http';
import { createConnection, type AddressInfo, type Socket } from 'node:net';

/** A connection to a port of this machine, and what has come over it. */
export interface RawConnection {
  readonly socket: Socket;
  /** All that has come so far, as Latin-1. */
  readonly text: () => string;
  /** Ends when the other side has. */
  readonly ended: Promise<void>;
}

export function connectTo(port: number): RawConnection {
  const socket = createConnection({ port, host: '127.0.0.1', allowHalfOpen: true });
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  socket.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    socket.on('end', resolve).on('close', () => {
      resolve();
    });
  });
  return { socket, text: () => text, ended };
}

/** Sends bytes, says that no more will come, and answers with all that comes back. */
export async function exchange(port: number, request: string): Promise<string> {
  const { socket, text, ended } = connectTo(port);
  socket.end(Buffer.from(request, 'latin1'));
  await ended;
  socket.destroy();
  return text();
}

/** The answers in a text, each as its status line, with ` (close)` if it says so, and its body. */
export function answersIn(text: string): string[] {
  const answers: string[] = [];
  for (let rest = text; rest !== '';) {
    const end = rest.indexOf('\r\n\r\n');
    const [status = '', ...headers] = rest.slice(0, end).split('\r\n');
    const length = /^Content-Length: (\d+)$/m.exec(headers.join('\n'))?.[1];
    const size = status.includes(' 100 ') ? 0 : length === undefined ? rest.length : Number(length);
    const body = rest.slice(end + 4, end + 4 + size);
    const close = headers.includes('Connection: close') ? ' (close)' : '';
    answers.push(`${status.replace('HTTP/1.1 ', '')}${close}${body === '' ? '' : `: ${body.trim()}`}`);
    rest = rest.slice(end + 4 + size);
  }
  return answers;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
