import type { Token } from '../../../emulator/engine/lang/jq/lexer.ts';
import { jqReferences } from '../../../emulator/engine/lang/jq/references.ts';
import { tokenize } from '../../../emulator/engine/lang/jq/tokenize.ts';
import { pathKeys } from '../../../emulator/engine/lang/reference.ts';
import { CURSOR, withCursor, wordIn, type Asked } from './asked.ts';

/** What is being written at an offset of a jq program; undefined in texts and comments. */
export function askedOfJq(source: string, offset: number): Asked | undefined {
  const word = wordIn(source, offset);
  const before = source.slice(0, word.start) + CURSOR;
  const tokens = tokenize(before);
  const written = tokens.at(-1);
  if (written?.end !== before.length || !written.source.endsWith(CURSOR)) return undefined;
  const variables = tokens.flatMap(({ type, source: name }, i) =>
    type === 'variable' && ['as', '[', ',', ';', '('].includes(tokens[i - 1]?.source ?? '') ? name : [],
  );
  const known = [...new Set(['$ENV', ...variables])].filter((name) => !name.endsWith(CURSOR));
  if (written.type === 'variable')
    return { word: { ...word, start: word.start - 1 }, kind: 'name', variables: known };
  if (written.type === 'word') return { word, kind: 'name', variables: known };
  if (written.type !== 'index') return undefined;
  const keys = placeIn(withCursor(source, word)) ?? placeIn(before + closing(tokens));
  return { word, kind: 'member', keys, variables: known };
}

function placeIn(source: string): readonly string[] | undefined {
  const found = jqReferences(intoElements(source)).find(
    ({ kind, name }) => kind === 'path' && (name === CURSOR || name.endsWith(`.${CURSOR}`)),
  );
  return found && pathKeys(found.name).slice(0, -1);
}

/** Functions that look at one element after another. */
const ON_ELEMENTS = new Set(
  'map map_values any all sort_by group_by unique_by min_by max_by INDEX'.split(' '),
);

/** The program as it is for the first element, so that its place is known. */
function intoElements(source: string): string {
  const tokens = tokenize(source);
  let text = '';
  let end = 0;
  for (const [i, token] of tokens.entries()) {
    const [next, before] = [tokens[i + 1], tokens[i - 1]];
    text += source.slice(end, token.start);
    const iterates = token.source === ']' && before?.source === '[' && isValue(tokens[i - 2]);
    const maps = token.type === 'word' && ON_ELEMENTS.has(token.source) && next?.source === '(';
    text += maps ? '.[0]|' : iterates ? '0]' : token.source;
    end = token.end;
  }
  return text + source.slice(end);
}

/** Whether brackets behind a token ask for a part of it. */
function isValue(token: Token | undefined): boolean {
  return token !== undefined && (token.type === 'index' || /^(?:[\])?}.]|\$\w+)$/.test(token.source));
}

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '\\(': ')"' };

/** What ends all that is open. */
function closing(tokens: readonly Token[]): string {
  const open: string[] = [];
  for (const { type, source } of tokens) {
    if (type === 'keyword' && source === 'if') open.push(' then . end');
    else if (type === 'keyword' && source === 'then') open[open.length - 1] = ' end';
    else if (type === 'keyword' && source === 'elif') open[open.length - 1] = ' then . end';
    else if (type === 'symbol' || type === 'textQuery') {
      const close = CLOSES[source];
      if (close !== undefined) open.push(close);
      else if (/^[)\]}]$/.test(source)) open.pop();
    } else if (type === 'keyword' && source === 'end') open.pop();
  }
  return open.reverse().join('');
}
