import { utf8Bytes } from '../../encoding.ts';
import { canonicalHeader } from '../headers.ts';
import type { HttpMessage } from '../message.ts';

/** A request of an `.http` file. */
export interface FileRequest {
  /** What stands behind `###` or `# @name`; else method and path. */
  readonly name: string;
  readonly message: HttpMessage;
  /** Text of the body. */
  readonly body: string;
  /** The port of a request line with a whole URL that says one. */
  readonly port?: number;
}

export interface RequestProblem {
  /** Zero-based. */
  readonly line: number;
  readonly message: string;
}

export interface RequestFile {
  readonly requests: readonly FileRequest[];
  readonly problems: readonly RequestProblem[];
}

/** What stands between two `###`. */
interface Part {
  readonly title: string;
  /** Zero-based line of the file. */
  readonly line: number;
  readonly lines: readonly string[];
}

const NAME = /^(?:#|\/\/)\s*@name[\s=]+(.+)$/;
/** Lines that say nothing of a request: comments, and variables of editors' HTTP clients. */
const PASSED_OVER = /^(?:#|\/\/|@|\s*$)/;
const REQUEST_LINE = /^(?:([A-Z]+)\s+)?(\S+)(?:\s+HTTP\/[\d.]+)?\s*$/;
const ORIGIN = /^(?:https?:\/\/[^/:?]*(?::(\d+))?|\{\{[^}]*\}\})/i;
const HEADER = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*(.*)$/;

/**
 * Reads requests as they go over the wire: request line, headers, an empty line, the body up to `###` or the end, less the line ends there.
 * Where a whole URL stands, the event source gets its path.
 */
export function readRequestFile(text: string): RequestFile {
  const read = partsOf(text).flatMap((part) => readPart(part) ?? []);
  return {
    requests: read.flatMap((one) => ('request' in one ? [one.request] : [])),
    problems: read.flatMap((one) => ('problem' in one ? [one.problem] : [])),
  };
}

function partsOf(text: string): Part[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const marks = lines.flatMap((line, index) => (line.startsWith('###') ? [index] : []));
  return [-1, ...marks].map((mark, index) => ({
    title: (lines[mark] ?? '').replace(/^#+/, '').trim(),
    line: mark + 1,
    lines: lines.slice(mark + 1, marks[index]),
  }));
}

function readPart({
  title,
  line,
  lines,
}: Part): { request: FileRequest } | { problem: RequestProblem } | undefined {
  const first = lines.findIndex((one) => !PASSED_OVER.test(one));
  if (first < 0) return undefined;
  const problem = (at: number, message: string): { problem: RequestProblem } => ({
    problem: { line: line + at, message },
  });
  const [, method = 'GET', target = ''] = REQUEST_LINE.exec((lines[first] ?? '').trimEnd()) ?? [];
  const path = target.replace(ORIGIN, '') || '/';
  if (target === '' || !/^[/?]/.test(path))
    return problem(first, 'Expected a request line such as `POST /push HTTP/1.1`.');
  const rest = lines.slice(first + 1);
  const blank = rest.findIndex((one) => one.trimEnd() === '');
  const headerLines = rest.slice(0, blank < 0 ? rest.length : blank).map((one) => one.trimEnd());
  const wrong = headerLines.findIndex((one) => !HEADER.test(one));
  if (wrong >= 0)
    return problem(
      first + 1 + wrong,
      'Expected a header such as `Content-Type: application/json`, or an empty line.',
    );
  const body =
    blank < 0
      ? ''
      : rest
          .slice(blank + 1)
          .join('\n')
          .trimEnd();
  const names = lines.slice(0, first).map((one) => NAME.exec(one.trimEnd())?.[1]);
  const name = names.findLast((one) => one !== undefined) ?? (title === '' ? `${method} ${path}` : title);
  const port = ORIGIN.exec(target)?.[1];
  const message = {
    method,
    target: path,
    headers: headerLines.map(headerOf),
    body: utf8Bytes(body),
  };
  return {
    request: { name, message: withLength(message), body, ...(port !== undefined && { port: Number(port) }) },
  };
}

function headerOf(line: string): readonly [string, string] {
  const [, name = '', value = ''] = HEADER.exec(line) ?? [];
  return [name, value];
}

/** What every client adds to a body. */
export function withLength(message: HttpMessage): HttpMessage {
  const headers = message.headers.filter(([name]) => canonicalHeader(name) !== 'Content-Length');
  if (message.body.length === 0 && headers.length === message.headers.length) return message;
  return { ...message, headers: [...headers, ['Content-Length', String(message.body.length)]] };
}
