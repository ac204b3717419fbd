import { encodeString } from '../../lang/goJson.ts';
import { atoi } from '../../lang/goInt.ts';
import { JsonCursor } from '../../sensors/goStruct/cursor.ts';
import { rewriteBlocks, type Rewritten as RewrittenBlocks } from '../../triggers/slack/rewrite.ts';
import { rewrite } from '../goStruct/rewrite.ts';
import type { Custom, Rewritten, StructTable } from '../goStruct/table.ts';
import generated from './structs.json' with { type: 'json' };

const CUSTOM: Readonly<Record<string, Custom>> = {
  '!Blocks': writeBlocks,
  '!RichTextBlock': writeRichText,
  '!JSONTime': writeTime,
  '!CustomFields': writeCustomFields,
  '!ActionCallbacks': writeActions,
  '!Errors': writeError,
};

/**
 * The structs of slack-go 0.27.0, taken from the library by reflection: those of the inner events of the Events API, of interactions, and of
 * what is in them.
 */
export const SLACK: StructTable = {
  structs: generated.structs,
  goTypes: generated.goTypes,
  custom: CUSTOM,
};

/** The struct of an inner event, by its type. */
export const EVENT_STRUCTS: Readonly<Record<string, string>> = generated.events;

function writeBlocks(raw: string | undefined): Rewritten {
  if (raw === undefined || raw === 'null' || raw === '{}') return { json: 'null' };
  const written = withFailure(rewriteBlocks(raw));
  return 'json' in written && written.json === '[]' ? { json: 'null' } : written;
}

function writeRichText(raw: string | undefined): Rewritten {
  if (raw === undefined || raw === '{}') return { json: '{"type":"","elements":null}' };
  if (raw === 'null') return { json: '{"type":"","elements":[]}' };
  const typed = rewrite(RICH_TEXT, 'RichTextBlock', raw);
  if ('error' in typed) return typed;
  const { type, block_id } = JSON.parse(typed.json) as { readonly type: string; readonly block_id?: string };
  const elements = memberOf(raw, 'elements') ?? '[]';
  const written = withFailure(rewriteBlocks(`[{"type":"rich_text","elements":${elements}}]`));
  if ('error' in written) return written;
  const id = block_id ? `"block_id":${encodeString(block_id)},` : '';
  return {
    json: written.json.slice(1, -1).replace('"type":"rich_text",', `"type":${encodeString(type)},${id}`),
  };
}

const RICH_TEXT: StructTable = {
  structs: { RichTextBlock: 'type:s<slack.MessageBlockType> block_id?:s elements:[r]' },
  goTypes: {},
};

/** Seconds since 1970, as a number or between quotes. */
function writeTime(raw = '0'): Rewritten {
  const text = raw.replace(/^"+|"+$/g, '');
  if (text.toLowerCase() === 'null') return { json: '0' };
  const read = atoi(text);
  return 'error' in read ? { error: { text: read.error } } : { json: String(read.value) };
}

function writeCustomFields(raw: string | undefined): Rewritten {
  if (raw === undefined || raw === '[]') return { json: '{}' };
  const written = rewrite(SLACK, '{slack.UserProfileCustomField}', raw);
  return 'json' in written && written.json === 'null' ? { json: '{}' } : written;
}

/** Actions of attachments come first, those of blocks, which have a `block_id`, after them. */
function writeActions(raw = 'null'): Rewritten {
  const items = rewrite(SLACK, '[r]', raw);
  if ('error' in items) return items;
  const ofAttachments: string[] = [];
  const ofBlocks: string[] = [];
  for (const item of itemsOf(items.json)) {
    const object = rewrite(SLACK, '{a}', item);
    if ('error' in object) return object;
    const isBlock = (memberOf(item, 'block_id') ?? '').startsWith('"');
    const written = rewrite(SLACK, isBlock ? 'slack.BlockAction' : 'slack.AttachmentAction', item);
    if ('error' in written) return written;
    (isBlock ? ofBlocks : ofAttachments).push(written.json);
  }
  return { json: `[${[...ofAttachments, ...ofBlocks].join(',')}]` };
}

function writeError(raw = 'null'): Rewritten {
  return rewrite(SLACK, 'a', raw);
}

/** The member of exactly that name; the last one counts. */
export function memberOf(raw: string, name: string): string | undefined {
  if (!raw.startsWith('{')) return undefined;
  let found: string | undefined;
  const cursor = new JsonCursor(raw);
  cursor.eachMember((key) => {
    const value = cursor.raw();
    if (key === name) found = value;
  });
  return found;
}

function itemsOf(json: string): string[] {
  const items: string[] = [];
  const cursor = new JsonCursor(json);
  if (json !== 'null') cursor.eachItem(() => items.push(cursor.raw()));
  return items;
}

function withFailure(written: RewrittenBlocks): Rewritten {
  if ('json' in written) return written;
  const [, found = '', struct = '', path = '', goType = ''] =
    /^json: cannot unmarshal (.+) into Go (?:value|struct field ([^.]*)\.(\S+)) of type (.+)$/.exec(
      written.error,
    ) ?? [];
  if (found === '') return { error: { text: written.error } };
  return { error: { found, struct, path: path === '' ? [] : path.split('.'), goType } };
}
