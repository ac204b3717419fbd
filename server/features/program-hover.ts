import type { Hover } from 'vscode-languageserver-types';
import { exprReferences } from '../../emulator/engine/lang/expr/references.ts';
import { gjsonReferences } from '../../emulator/engine/lang/gjson/references.ts';
import { govaluateReferences } from '../../emulator/engine/lang/govaluate/references.ts';
import { jqReferences } from '../../emulator/engine/lang/jq/references.ts';
import { luaReferences } from '../../emulator/engine/lang/lua/references.ts';
import { pathKeys, type Reference } from '../../emulator/engine/lang/reference.ts';
import { templateReferences } from '../../emulator/engine/lang/template/references.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import type { Span } from '../../schemas/yaml/position.ts';
import { spansOf } from '../../schemas/yaml/text-map.ts';
import { functionsNamed, signatureOf } from '../embedded/functions/table.ts';
import { keywordsOf } from '../embedded/keywords.ts';
import type { Language } from '../embedded/languages.ts';
import { tokensOf } from '../embedded/tokens/table.ts';
import type { FeatureContext } from './context.ts';
import { describeValue, fieldDescription, valuesAt } from './event-values.ts';
import { eventAt } from './place-event.ts';
import { fieldNames, programData, type ProgramData } from './program-data.ts';
import { programUnder, type PlacedProgram } from './program-under.ts';

const MOST_VALUES = 4;

/** One line a language whose programs look into event data. */
const REFERENCES: Readonly<Partial<Record<Language, (source: string) => readonly Reference[]>>> = {
  expr: exprReferences,
  gjson: gjsonReferences,
  govaluate: govaluateReferences,
  jq: jqReferences,
  lua: luaReferences,
  template: templateReferences,
};

/** What stands at the cursor inside a program: a function, a keyword, or a place in the event with its values. */
export async function hoverProgram(context: FeatureContext): Promise<Hover | undefined> {
  const program = programUnder(context.document, context.offset);
  const found = program && (wordFacts(program) ?? (await pathFacts(context, program)));
  if (!program || !found) return undefined;
  const spans = spansOf(program.map, found.span.start, found.span.end);
  const [first, last] = [spans[0], spans.at(-1)];
  return {
    contents: { kind: 'markdown', value: found.text },
    ...(first && last && { range: fileRange(context.document, { start: first.start, end: last.end }) }),
  };
}

interface Facts {
  readonly text: string;
  /** In the program. */
  readonly span: Span;
}

/** A function or a keyword. */
function wordFacts({ language, map: { text }, at }: PlacedProgram): Facts | undefined {
  const token = tokensOf(language, text).find(({ start, end }) => start <= at && at < end);
  if (!token) return undefined;
  const word = text.slice(token.start, token.end);
  if (token.type === 'keyword') {
    const doc = keywordsOf(language).find(([keyword]) => keyword === word)?.[1] ?? '';
    return doc === '' ? undefined : { text: `\`${word}\`: ${doc}`, span: token };
  }
  const owner = /(?:[A-Za-z_]\w*\.)?$/.exec(text.slice(0, token.start))?.[0] ?? '';
  const method = language === 'lua' && text.charAt(token.start - 1) === ':' ? 'string.' : owner;
  const forms = token.type === 'function' ? functionsNamed(language, method + word) : [];
  if (forms.length === 0) return undefined;
  const lines = forms.map((form) => `\`${signatureOf(language, form)}\`\\\n${form.doc}`);
  return { text: lines.join('\n\n'), span: token };
}

async function pathFacts(context: FeatureContext, program: PlacedProgram): Promise<Facts | undefined> {
  const { language, map, at } = program;
  const found = REFERENCES[language]?.(map.text).find(
    ({ kind, offset, length }) => kind !== 'function' && offset <= at && at < offset + length,
  );
  if (!found) return undefined;
  const span = { start: found.offset, end: found.offset + found.length };
  if (language === 'govaluate') {
    const field = fieldNames(program).find(({ name }) => name === found.name);
    const event = field && eventAt(context, program.resource, program.path);
    const data = { sourceType: event?.sourceType, samples: event?.samples ?? [], depth: 0 };
    const text = field && (await valueFacts(field.path, pathKeys(field.path), data));
    return field && { text: text ?? `\`${field.path}\``, span };
  }
  if (found.kind !== 'path' || found.name === '') return undefined;
  const data = programData(context, program);
  const keys = [...(data.depth === 1 ? ['Input'] : []), ...pathKeys(found.name)];
  const text = await valueFacts(found.name, keys, data);
  return text === undefined ? undefined : { text, span };
}

/** A place in the event: what it means, and what the samples have there. */
async function valueFacts(
  name: string,
  keys: readonly string[],
  { sourceType, samples, depth }: ProgramData,
): Promise<string | undefined> {
  const values = valuesAt(samples, keys);
  const [first] = values;
  if (!first) return undefined;
  const meaning = sourceType && (await fieldDescription(sourceType, first.sample, keys.slice(depth)));
  const shown = values.slice(0, MOST_VALUES).map((value) => `- ${describeValue(value)}`);
  return `\`${name}\`${meaning ? `: ${meaning}` : ''}\n\n${shown.join('\n')}`;
}
