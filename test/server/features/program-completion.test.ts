import { expect, test } from 'vitest';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { cursorAt } from '../../../server/features/cursor.ts';
import { completeProgram } from '../../../server/features/program-completion.ts';
import { programPlace, type ProgramField } from '../../support/programPlace.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';

async function itemsAt(
  field: ProgramField,
  program: string,
): Promise<{ text: string; items: CompletionItem[] }> {
  const { text, context } = programPlace(field, program);
  const cursor = cursorAt(context.document, context.offset);
  return { text, items: (cursor && (await completeProgram(context, cursor, false))) ?? [] };
}

/** A program, and the labels that are proposed (`-LABEL`: that are not); `=`: no other ones. */
const PROPOSED: readonly [field: ProgramField, program: string, labels: string][] = [
  ['expression', '<|>', 'body header len filter sprig matches in true -Input'],
  ['expression', 'body.<|>', 'action count odd-key author commits -body'],
  ['expression', '"body.<|>"', 'action count'],
  ['expression', 'body.commits.<|>', '= [0]'],
  ['expression', 'filter(body.commits, .<|>)', '= id files'],
  ['expression', 'sprig.<|>', 'trunc -env -len'],
  ['expression', '>-\n          body.author.<|>\n          == "x"', '= login'],
  ['expression', "body.action == 'o<|>'", '='],
  ['expression', 'nothing.<|>', '='],
  ['jq', '.<|>', '= body header'],
  ['jq', '|\n          {a: .body.<|>}', 'action count odd-key'],
  ['jq', '.body.commits.<|>', '= [0] []'],
  ['jq', '.body.commits | map(.<|>)', '= id files'],
  ['jq', '<|>', '.body map select reduce if $ENV -.action'],
  ['jq', '. as $x | $x.<|>', 'login action id'],
  ['script', 'return event.<|>', '= body header'],
  ['script', 'return event.body.commits[1].<|>', '= id files'],
  ['script', 'return <|>', 'event string pairs tostring nil -format'],
  ['script', 'return string.<|>', 'format gsub -concat -pairs'],
  ['script', '"return event.body.action:<|>"', 'upper -concat'],
  ['script', '|-\n          -- a # b\n          return event.body.<|> == #event.body.commits', 'action'],
  ['script', 'return event.body.n == 1 -- <|>', '='],
  ['transform', 'return event.body.<|>', 'action'],
  ['transformed', 'return event.<|>', 'action count odd-key author commits -body -header'],
  ['madeByLua', 'return event.<|>', '= who'],
  ['madeByLua', 'return event.who.<|>', '= login'],
  ['endless', 'return event.<|>', '='],
  ['expr', '<|>', '= act num true false in'],
  ['expr', "act == '<|>'", '='],
  ['template', "'{{ .<|> }}'", '= Input'],
  ['dataTemplate', "'{{ <|> }}'", '.Input $ upper index if -Input'],
  ['dataTemplate', '"{{ .Input.<|> }}"', '= body header'],
  ['dataTemplate', '"{{ with .Input.body }}{{ .<|>"', 'action count'],
  ['dataTemplate', '"{{ range .Input.body.commits }}{{ .<|> }}{{ end }}"', '= id files'],
  ['dataTemplate', '|\n                    {{ .Input.body.author.<|> }}', '= login'],
  ['dataTemplate', '"{{ .Values.a }}-{{ .Input.body.author.<|> }}"', '= login'],
  ['dataTemplate', '"{{ .Input.body.author.<|>', '= login'],
  ['dataTemplate', '"a <|>"', '= {{ .Input }}'],
  ['contextTemplate', '"{{ .Input.<|> }}"', '= id source specversion type datacontenttype subject time'],
];

test.each(PROPOSED)('%s: %s', async (field, program, labels) => {
  const found = (await itemsAt(field, program)).items.map(({ label }) => label);
  if (labels.startsWith('=')) {
    expect([...found].sort()).toEqual(
      labels === '= {{ .Input }}' ? ['{{ .Input }}'] : labels.split(' ').slice(1).sort(),
    );
    return;
  }
  for (const label of labels.split(' ')) {
    if (label.startsWith('-')) expect(found).not.toContain(label.slice(1));
    else expect(found).toContain(label);
  }
});

/** A program, a label, and the program once that is chosen. */
const CHOSEN: readonly [field: ProgramField, program: string, label: string, result: string][] = [
  ['expression', 'body.ac<|>', 'action', 'body.action'],
  ['expression', 'body.<|> == 1', 'odd-key', "body['odd-key'] == 1"],
  ['expression', "'body.<|> == 1'", 'odd-key', '\'body["odd-key"] == 1\''],
  ['expression', 'body.commits.<|>', '[0]', 'body.commits[0]'],
  ['expression', 'le<|>', 'len', 'len('],
  ['expression', 'le<|>(body)', 'len', 'len(body)'],
  ['expression', 'no<|>', 'now', 'now()'],
  ['jq', '.body.<|>', 'odd-key', '.body["odd-key"]'],
  ['jq', '".body.<|>"', 'odd-key', '".body[\\"odd-key\\"]"'],
  ['jq', '.header | .<|>', 'X-Kind', '.header | .["X-Kind"]'],
  ['jq', '.body | le<|>', 'length', '.body | length'],
  ['jq', '<|>', '.body', '.body'],
  ['script', 'return event.header.<|>', 'X-Kind', 'return event.header["X-Kind"]'],
  ['script', 'return event.body.a:up<|>', 'upper', 'return event.body.a:upper()'],
  ['dataTemplate', "'{{ .Input.header.<|> }}'", 'X-Kind', '\'{{ index .Input.header "X-Kind" 0 }}\''],
  [
    'dataTemplate',
    '"{{ .Input.body.<|> | upper }}"',
    'odd-key',
    '"{{ index .Input.body `odd-key` | upper }}"',
  ],
  [
    'dataTemplate',
    "'{{ upper .Input.body.<|> }}'",
    'odd-key',
    '\'{{ upper (index .Input.body "odd-key") }}\'',
  ],
  ['dataTemplate', '<|>', '{{ .Input }}', '"{{ .Input }}"'],
  ['dataTemplate', '"a {<|>}"', '{{ .Input }}', '"a {{ .Input }}"'],
  ['dataTemplate', '"{{ $x := 1 }}{{ $<|> }}"', '$x', '"{{ $x := 1 }}{{ $x }}"'],
];

test.each(CHOSEN)('%s: %s, then %s', async (field, program, label, result) => {
  const { text, items } = await itemsAt(field, program);
  const chosen = items.find((item) => item.label === label);
  const document = TextDocument.create('file:///a.yaml', 'yaml', 1, text);
  const edit = chosen?.textEdit as TextEdit;
  expect(TextDocument.applyEdits(document, [edit])).toBe(programPlace(field, `${result}<|>`).text);
  const replaced = document.getText(edit.range);
  expect((chosen?.filterText ?? label).toLowerCase()).toContain(replaced.replace(/[{}]/g, '').toLowerCase());
});

test('types, values and meanings are shown', async () => {
  const { items } = await itemsAt('expression', 'body.<|>');
  expect(items.find(({ label }) => label === 'action')?.detail).toBe('string, "opened" (mine)');
  const { items: names } = await itemsAt('expr', '<|>');
  expect(names.find(({ label }) => label === 'num')?.detail).toBe('body.count: number, 3 (mine)');
  const { items: functions } = await itemsAt('dataTemplate', '"{{ tru<|> }}"');
  expect(functions.find(({ label }) => label === 'trunc')).toMatchObject({ detail: 'trunc count text' });
});

test('no transform runs in a workspace that is not trusted', async () => {
  const { context } = programPlace('transformed', 'return event.<|>');
  const untrusted = { ...context, mayRun: false };
  const cursor = cursorAt(untrusted.document, untrusted.offset);
  expect(cursor && (await completeProgram(untrusted, cursor, false))).toEqual([]);
});
