import { stringify } from 'yaml';

import type { TriggerRequest } from '../triggers/request.ts';
import { prettyJson } from './prettyJson.ts';
import type { Content } from './request/parts.ts';
import { requestParts } from './request/table.ts';

/** What a trigger sends, in lines; a title stands above each of several contents. */
export function requestLines(request: TriggerRequest): string[] {
  const { call, facts, contents } = requestParts(request);
  const several = contents.length > 1;
  return [
    call,
    ...facts.map(([name, value]) => `${name}: ${value}`),
    ...contents.flatMap((content) => [several ? `${content.title}:` : '', ...contentLines(content)]),
  ];
}

function contentLines({ text, object }: Content): string[] {
  const shown = object === undefined ? prettyJson(text ?? '') : stringify(object, { lineWidth: 0 }).trimEnd();
  return shown.split('\n');
}
