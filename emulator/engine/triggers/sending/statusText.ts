const TEXTS: Readonly<Record<number, string>> = {
  ...{ 200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content' },
  ...{
    300: 'Multiple Choices',
    301: 'Moved Permanently',
    302: 'Found',
    303: 'See Other',
    304: 'Not Modified',
  },
  ...{ 307: 'Temporary Redirect', 308: 'Permanent Redirect' },
  ...{ 400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required', 403: 'Forbidden', 404: 'Not Found' },
  ...{
    405: 'Method Not Allowed',
    406: 'Not Acceptable',
    408: 'Request Timeout',
    409: 'Conflict',
    410: 'Gone',
  },
  ...{ 413: 'Request Entity Too Large', 415: 'Unsupported Media Type', 422: 'Unprocessable Entity' },
  ...{ 423: 'Locked', 429: 'Too Many Requests' },
  ...{ 500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway', 503: 'Service Unavailable' },
  504: 'Gateway Timeout',
};

/** The status line as Go shows it: `404 Not Found`. */
export function statusText(status: number): string {
  return `${status} ${TEXTS[status] ?? ''}`;
}
