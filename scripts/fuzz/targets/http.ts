import type { ByteReader } from '../../../emulator/runtime/connectors/http/byteReader.ts';
import { readBody } from '../../../emulator/runtime/connectors/http/readBody.ts';
import { readHead } from '../../../emulator/runtime/connectors/http/readHead.ts';
import { mutateText } from '../mutate.ts';
import type { Target } from '../target.ts';

const REQUESTS = [
  'POST /e HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello',
  'POST /e?a=1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n2;a=b\r\nhe\r\n3\r\nllo\r\n0\r\nX: 1\r\n\r\n',
  'GET http://x/%41 HTTP/1.0\nConnection: keep-alive\nX: a\n b\n\n',
  'OPTIONS * HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx',
];
const WORDS = [
  '\r\n',
  '\n',
  '\r',
  ':',
  ' ',
  '\t',
  '\0',
  '\xff',
  '0',
  'f',
  ';',
  'HTTP/1.1',
  'chunked',
  'X'.repeat(5_000),
];
const LIMIT = 8;

interface Input {
  readonly text: string;
  /** How many bytes come at once, each time. */
  readonly size: number;
}

/** Requests as they come over a socket: how they are cut into pieces makes no difference. */
export function httpTarget(): Target {
  return {
    make: (random): Input => ({
      text: mutateText(random, random.pickAny(REQUESTS) ?? '', REQUESTS, WORDS),
      size: 1 + random.below(40),
    }),
    async answer(input) {
      const { text, size } = input as Input;
      const bytes = Buffer.from(text, 'latin1');
      const [whole, cut] = [await read(bytes, bytes.length), await read(bytes, size)];
      if (JSON.stringify(whole) !== JSON.stringify(cut))
        throw new Error(`in pieces it is ${JSON.stringify(cut)}, not ${JSON.stringify(whole)}`);
      return whole;
    },
  };
}

async function read(bytes: Buffer, size: number): Promise<unknown> {
  const reader = readerOf(bytes, size);
  const head = await readHead(reader, Infinity, undefined);
  if (typeof head === 'string' || 'refusal' in head) return head;
  return { head, body: await readBody(reader, head.framing, LIMIT, Infinity) };
}

function readerOf(bytes: Buffer, size: number): ByteReader {
  let start = 0;
  let end = 0;
  return {
    peek: () => bytes.subarray(start, end),
    skip(count) {
      start += count;
    },
    more() {
      if (end >= bytes.length) return Promise.resolve('ended');
      end = Math.min(bytes.length, end + size);
      return Promise.resolve('more');
    },
  };
}
