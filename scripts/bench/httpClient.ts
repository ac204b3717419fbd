/**
 * A client in a process of its own: on each message `{port, connections, seconds}` it sends one request after the other over that many kept
 * connections and sends back how many answers it got.
 */
import { connect } from 'node:net';

import { PAYLOAD } from './httpPayload.ts';

export interface ClientOrder {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
}

const REQUEST = Buffer.from(
  `POST /push HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nUser-Agent: bench\r\nAccept: */*\r\nContent-Length: ${Buffer.byteLength(PAYLOAD)}\r\n\r\n${PAYLOAD}`,
);

process.on('message', ({ port, connections, seconds }: ClientOrder) => {
  const until = performance.now() + seconds * 1_000;
  const all = Array.from({ length: connections }, () => askUntil(port, until));
  void Promise.all(all).then((counts) => process.send?.(counts.reduce((sum, count) => sum + count, 0)));
});

/** Both servers answer with `success` at the end, so the end of an answer needs no reading. */
function askUntil(port: number, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0;
    let tail = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(REQUEST));
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.toString('latin1')).slice(-7);
      if (tail !== 'success') return;
      tail = '';
      count++;
      if (performance.now() < until) socket.write(REQUEST);
      else {
        socket.destroy();
        resolve(count);
      }
    });
  });
}
