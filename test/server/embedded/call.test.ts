import { expect, test } from 'vitest';
import { callAt } from '../../../server/embedded/call/call.ts';
import type { Language } from '../../../server/embedded/languages.ts';

/** A program with the cursor, and the call around it as `NAME ARGUMENT`. */
const CASES: readonly [language: Language, source: string, call: string][] = [
  ['expr', 'len(<|>)', 'len 0'],
  ['expr', "replace(body.a, 'x', <|>", 'replace 2'],
  ['expr', "replace(body.a, 'x<|>", 'replace 1'],
  ['expr', 'filter(body.list, len([1, 2]) > <|>', 'filter 1'],
  ['expr', 'filter(body.list, len(<|>', 'len 0'],
  ['expr', 'body.a | split(<|>', 'split 1'],
  ['expr', 'sprig.trunc(8, <|>', 'sprig.trunc 1'],
  ['expr', 'len(body) <|>', ''],
  ['expr', '(a && <|>', ''],
  ['expr', 'get({"a": 1}, <|>', 'get 1'],
  ['expr', '[<|>', ''],
  ['jq', '.body | sub("a"; <|>', 'sub 1'],
  ['jq', 'map(select(.a == <|>', 'select 0'],
  ['jq', 'sub("a<|>', 'sub 0'],
  ['jq', '"x\\(test(<|>', 'test 0'],
  ['jq', '{a: (<|>', ''],
  ['lua', 'return string.format("%d", <|>', 'string.format 1'],
  ['lua', 'return event.a:sub(<|>', 'string.sub 1'],
  ['lua', 'print(tostring(1), <|>', 'print 1'],
  ['lua', 'local t = {<|>', ''],
  ['template', '{{ trunc <|>', 'trunc 0'],
  ['template', '{{ trunc 8 <|>', 'trunc 1'],
  ['template', '{{ trunc 8<|> }}', 'trunc 0'],
  ['template', '{{ trunc<|> }}', ''],
  ['template', '{{ .Input.a.b | replace "x y" <|>', 'replace 1'],
  ['template', '{{ .Input.a | replace "x<|>', 'replace 0'],
  ['template', '{{ eq (len .Input.a) <|>', 'eq 1'],
  ['template', '{{ eq (index .Input <|>', 'index 1'],
  ['template', '{{ if eq .Input.a <|>', 'eq 1'],
  ['template', '{{ $x := default <|>', 'default 0'],
  ['template', '{{ upper "a" }} trunc <|>', ''],
  ['template', '{{ .Input.a <|>', ''],
  ['cron', '* * (<|>', ''],
];

test.each(CASES)('%s: %s', (language, source, wanted) => {
  const call = callAt(language, source.replace('<|>', ''), source.indexOf('<|>'));
  expect(call ? `${call.name} ${String(call.argument)}` : '').toBe(wanted);
});
