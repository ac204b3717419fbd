import type { Json } from '../../schemas/schema-node.ts';
import { nodeAt, textAt } from '../../schemas/yaml/node.ts';
import { exprData } from '../embedded/root-data.ts';
import type { SampleData } from './event-data.ts';
import { CONTEXT_FIELDS } from './event-context.ts';
import { eventAt } from './place-event.ts';
import type { EmbeddedProgram } from '../embedded/programs.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import type { FeatureContext } from './context.ts';

/** A program as far as it matters for its data. */
export interface DataPlace extends Pick<EmbeddedProgram, 'language' | 'field' | 'path'> {
  readonly resource: Resource;
}

/** The data that a program works on, as its language names it. */
export interface ProgramData {
  /** Of whose payload's shape descriptions come; undefined where there are none. */
  readonly sourceType: string | undefined;
  readonly samples: readonly SampleData[];
  /** How many keys lead from the program's root to the event data. */
  readonly depth: number;
}

/** What is known of the data of a program; no samples where nothing is. */
export function programData(context: FeatureContext, program: DataPlace): ProgramData {
  const { language, field, resource, path } = program;
  if (field === 'TriggerParameterSource.contextTemplate')
    return { sourceType: undefined, samples: [asInput(contextSample(context, program))], depth: 1 };
  if (field === 'TriggerParameterSource.contextKey')
    return { sourceType: undefined, samples: [contextSample(context, program)], depth: 0 };
  if (field === 'DataFilter.template') return { sourceType: undefined, samples: [TEXT_INPUT], depth: 1 };
  if (language === 'govaluate') return { sourceType: undefined, samples: [], depth: 0 };
  const event = eventAt(context, resource, path);
  const samples = event?.samples ?? [];
  if (language === 'template')
    return { sourceType: event?.sourceType, samples: samples.map(asInput), depth: 1 };
  const seen = language === 'expr' ? samples.map((one) => ({ ...one, data: exprData(one.data) })) : samples;
  return { sourceType: event?.sourceType, samples: seen, depth: 0 };
}

/** The template of a data filter gets the text of one value. */
const TEXT_INPUT: SampleData = { name: 'the text at `path`', shape: undefined, data: { Input: '' } };

function asInput(sample: SampleData): SampleData {
  return { ...sample, data: { Input: sample.data } };
}

function contextSample(context: FeatureContext, { resource, path }: DataPlace): SampleData {
  const event = eventAt(context, resource, path);
  const dependency = textAt(resource.node, [...path.slice(0, -1), 'dependencyName']);
  const known: Readonly<Record<string, Json>> = {
    id: '3063…',
    source: event?.eventSource ?? '',
    specversion: '1.0',
    type: event?.sourceType ?? '',
    datacontenttype: 'application/json',
    subject: event?.eventName ?? '',
    time: '2026-01-02T03:04:05Z',
  };
  const fields = CONTEXT_FIELDS.map(({ name }) => [name, known[name] ?? ''] as const);
  return { name: dependency ?? 'event', shape: undefined, data: Object.fromEntries(fields) };
}

/** The names of the `fields` beside an expression of `exprs`, each with its path. */
export function fieldNames({
  resource,
  path,
}: Pick<DataPlace, 'resource' | 'path'>): { name: string; path: string }[] {
  const list = nodeAt(resource.node, [...path.slice(0, -1), 'fields']);
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap((item) => {
    const name = textAt(item, ['name']);
    return name === undefined ? [] : [{ name, path: textAt(item, ['path']) ?? '' }];
  });
}
