import { describe, expect, it } from 'vitest';
import { rewriteAttachments, rewriteBlocks } from '../../../../../emulator/engine/triggers/slack/rewrite.ts';

/** Compared with slack-go 0.27. */
describe('blocks', () => {
  it.each([
    ['[{"type":"divider","zzz":1}]', '[{"type":"divider"}]'],
    ['[{"TYPE":"divider"}]', '[{"type":"divider"}]'],
    ['[{"type":"custom","B": [1, 2],"a":"<"}]', '[{"type":"custom","B":[1,2],"a":"\\u003c"}]'],
    ['[{"type":"section","accessory":{"type":"nope"}}]', '[{"type":"section","accessory":null}]'],
    ['[{"type":"actions"}]', '[{"type":"actions","elements":null}]'],
    [
      '[{"type":"section","text":{"type":"mrkdwn","text":"x","emoji":false}}]',
      '[{"type":"section","text":{"type":"mrkdwn","text":"x","emoji":false}}]',
    ],
    ['[{"type":"rich_text"}]', '[{"type":"rich_text","elements":[]}]'],
    [
      '[{"type":"table","rows":[[{"type":"raw_text"},null]]}]',
      '[{"type":"table","rows":[[{"type":"raw_text","text":""},null]]}]',
    ],
    ['{}', '[]'],
  ])('%s', (text, json) => {
    expect(rewriteBlocks(text)).toEqual({ json });
  });

  it.each([
    ['{', 'unexpected end of JSON input'],
    ['"x"', 'json: cannot unmarshal string into Go value of type []json.RawMessage'],
    ['[1]', 'json: cannot unmarshal number into Go value of type slack.sumtype'],
    ['[{"type":"actions","elements":[{"type":"nope"}]}]', 'unsupported block element type nope'],
    ['[{"type":"table","rows":[[{"type":"z"}]]}]', 'unsupported table cell type "z"'],
    [
      '[{"type":"header","level":"x"}]',
      'json: cannot unmarshal string into Go struct field HeaderBlock.level of type int',
    ],
  ])('refuses %s', (text, error) => {
    expect(rewriteBlocks(text)).toEqual({ error });
  });
});

describe('attachments', () => {
  it.each([
    ['[{"Title":"t","nope":1,"blocks":[]}]', '[{"title":"t","blocks":null}]'],
    [
      '[{"ts":"123.5","fields":[{"title":"a"}]}]',
      '[{"fields":[{"title":"a","value":"","short":false}],"blocks":null,"ts":123.5}]',
    ],
    ['[]', '[]'],
    ['null', 'null'],
  ])('%s', (text, json) => {
    expect(rewriteAttachments(text)).toEqual({ json });
  });
});
