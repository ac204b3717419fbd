import { expect, test } from 'vitest';
import { hoverProgram } from '../../../server/features/program-hover.ts';
import { signatureHelp } from '../../../server/features/signature-help.ts';
import { programPlace, type ProgramField } from '../../support/programPlace.ts';

/** A program, and what is said of the place: all lines of it, joined by ` / `. */
const HOVERS: readonly [field: ProgramField, program: string, said: string][] = [
  ['expression', 'body.act<|>ion == 1', '`body.action` / - string, "opened" (mine)'],
  ['expression', "header['X-<|>Kind'][0]", '`header.X-Kind` / - list (mine)'],
  ['expression', 'l<|>en(body)', '`len(value)`\\ / How long a list, a map or a text is; a text in bytes.'],
  [
    'expression',
    'sprig.tr<|>unc(1, body.a)',
    '`sprig.trunc(count, text)`\\ / The first bytes of a text; with a negative count the last ones.',
  ],
  ['expression', 'a conta<|>ins b', '`contains`: A text holds another: `body.ref contains "release"`.'],
  ['expression', "a == 'le<|>n'", ''],
  ['jq', '|\n          .body\n          | .author.lo<|>gin', '`body.author.login` / - string, "ada" (mine)'],
  ['jq', '.body | sel<|>ect(.a)', '`select(condition)`\\ / The input if a condition holds, else nothing.'],
  ['script', 'return event.body.cou<|>nt', '`body.count` / - number, 3 (mine)'],
  ['script', 'return string.up<|>per("a")', '`string.upper(text)`\\ / The text in upper case.'],
  ['script', 'return s:up<|>per()', '`string.upper(text)`\\ / The text in upper case.'],
  ['transformed', 'return event.body.cou<|>nt', ''],
  ['expr', 'a<|>ct == "x"', '`body.action` / - string, "opened" (mine)'],
  ['dataTemplate', '"{{ .Input.body.act<|>ion }}"', '`body.action` / - string, "opened" (mine)'],
  ['dataTemplate', '"{{ .Input.body.action | up<|>per }}"', '`upper text`\\ / The text in upper case.'],
  ['contextTemplate', '"{{ .Input.sub<|>ject }}"', '`subject` / - string, "push" (push)'],
  ['contextKey', 'sou<|>rce', '`source` / - string, "hooks" (push)'],
  ['data', 'path: body.aut<|>hor.login', '`body.author` / - object (mine)'],
];

test.each(HOVERS)('%s: %s', async (field, program, said) => {
  const hover = await hoverProgram(programPlace(field, program).context);
  const { value = '' } = (hover?.contents ?? {}) as { value?: string };
  expect(value.split(/\n+/).join(' / ')).toBe(said);
});

test('a hover is as long as its word', async () => {
  const { context, text } = programPlace('jq', '".body[\\"a<|>uthor\\"]"');
  const range = (await hoverProgram(context))?.range;
  const line = text.split('\n')[range?.start.line ?? 0];
  expect(line?.slice(range?.start.character, range?.end.character)).toBe('\\"author\\"');
});

/** A program, and the signature with the active parameter in brackets. */
const SIGNATURES: readonly [field: ProgramField, program: string, shown: string][] = [
  ['expression', 'replace(body.a, <|>', 'replace(text, [old], new, count?)'],
  ['expression', 'body.x == 1', ''],
  ['expression', 'max(1, 2, <|>', 'max([numbers...])'],
  ['jq', '.a | range(1; 2; <|>', 'range(from; upto; [by])'],
  ['jq', '.a | map(<|>)', 'map([filter])'],
  ['script', 'return event.a:sub(1, <|>', 'string.sub(text, start, [end?])'],
  ['dataTemplate', '"{{ .Input.a | trunc <|>"', 'trunc [count] text'],
  ['dataTemplate', '\'{{ default "x" <|>\'', 'default fallback [value]'],
];

test.each(SIGNATURES)('signature in %s: %s', (field, program, shown) => {
  const help = signatureHelp(
    programPlace(field, program.includes('<|>') ? program : `${program}<|>`).context,
  );
  const signature = help?.signatures[help.activeSignature ?? 0];
  const [start, end] = (signature?.parameters?.[help?.activeParameter ?? 0]?.label ?? [0, 0]) as [
    number,
    number,
  ];
  const { label = '' } = signature ?? {};
  expect(label && `${label.slice(0, start)}[${label.slice(start, end)}]${label.slice(end)}`).toBe(shown);
});
