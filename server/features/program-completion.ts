import type { CompletionItem } from 'vscode-languageserver-types';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { Asked } from '../embedded/asked/asked.ts';
import { askedOf } from '../embedded/asked/table.ts';
import { fieldAt, languageOf, type Language } from '../embedded/languages.ts';
import type { FeatureContext } from './context.ts';
import type { Cursor } from './cursor.ts';
import { memberItems } from './member-items.ts';
import { nameItems } from './name-items.ts';
import { programData } from './program-data.ts';
import { replacement } from './replacement.ts';

/** What a completion inside a program is told. */
export interface ProgramPlace {
  readonly language: Language;
  /** As `fieldAt` names it. */
  readonly field: string;
  readonly cursor: Cursor;
  readonly context: FeatureContext;
  readonly asked: Asked;
  /** Whether the client fills in snippets. */
  readonly snippets: boolean;
}

/** The languages of which names and members are proposed. */
const WITH_NAMES: ReadonlySet<Language> = new Set<Language>(['expr', 'govaluate', 'jq', 'lua', 'template']);

/** What can be written at the cursor inside a program; undefined where none stands. */
export async function completeProgram(
  context: FeatureContext,
  cursor: Cursor,
  snippets: boolean,
): Promise<CompletionItem[] | undefined> {
  const field = cursor.onKey ? undefined : fieldAt(cursor.resource.kind, cursor.path);
  const language = field === undefined ? undefined : languageOf(field);
  if (field === undefined || language === undefined || !WITH_NAMES.has(language) || cursor.at < 0)
    return undefined;
  const asked = askedOf(language, cursor.text, cursor.at);
  if (!asked) return language === 'template' ? actionItem(context, cursor, snippets) : [];
  const place = { language, field, cursor, context, asked, snippets };
  const { resource, path } = cursor;
  const data = programData(context, { language, field, resource, path });
  return asked.kind === 'member' ? memberItems(place, data) : nameItems(place, data);
}

/** Outside of actions: an action. A plain scalar cannot begin with a brace. */
function actionItem(
  context: FeatureContext,
  { text, at, style }: Cursor,
  snippets: boolean,
): CompletionItem[] {
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const isInAction = before.lastIndexOf('{{') > before.lastIndexOf('}}');
  if (isInAction || (style === 'plain' && text !== '')) return [];
  const open = /\{*$/.exec(before)?.[0].length ?? 0;
  const span = { start: context.offset - open, end: context.offset + (/^\}*/.exec(after)?.[0].length ?? 0) };
  const body = snippets ? '{{ .Input.$1 }}' : '{{ .Input }}';
  const newText = style === 'plain' ? `"${body}"` : body;
  return [
    {
      label: '{{ .Input }}',
      kind: 15,
      detail: 'a value of the event',
      ...replacement(fileRange(context.document, span), newText, snippets),
    },
  ];
}
