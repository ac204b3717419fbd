import { filePosition } from '../../../schemas/manifest/document.ts';
import { readSamples, type SampleFile } from '../../../schemas/samples/sample.ts';
import { pathAt } from '../../../schemas/yaml/node.ts';
import type { Span } from '../../../schemas/yaml/position.ts';
import { readyOwn } from '../../engine/sources/samples/own.ts';
import { toPointer } from '../../engine/trace/where.ts';
import type { FireableEvent, TestEventProblem, TestEvents } from './testEvents.ts';

/** The samples of a file. */
export function samplesIn(uri: string, text: string): TestEvents {
  const sampleFile = readSamples(uri, text);
  const events = sampleFile.samples.map((sample) => ({
    uri,
    name: sample.name,
    title: sample.title,
    isUsual: sample.for.includes('/'),
    isFor: ({ eventSource, eventName, sourceType }: FireableEvent) =>
      sample.for === sourceType || sample.for === `${eventSource}/${eventName}`,
    ready: (sourceType: string) => {
      const ready = readyOwn(sample, sourceType);
      if (!('problems' in ready)) return ready;
      const { document } = sample;
      return { problems: ready.problems.map((problem) => located(sampleFile, { ...problem, document })) };
    },
  }));
  return { events, problems: sampleFile.problems.map((problem) => located(sampleFile, problem)) };
}

interface Spotted {
  readonly document: number;
  readonly message: string;
  readonly span: Span;
}

function located({ file }: SampleFile, { document: index, message, span }: Spotted): TestEventProblem {
  const document = file.documents[index];
  const { path } = pathAt(document?.content.tree.root, span.start);
  const line = document ? filePosition(document, span.start).line + 1 : 1;
  return { message, where: { uri: file.uri, document: index, pointer: toPointer(path) }, line };
}
