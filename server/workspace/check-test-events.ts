import { readyOwn } from '../../emulator/engine/sources/samples/own.ts';
import { isRequestFile } from '../../schemas/graph/file-names.ts';
import type { Project } from '../../schemas/graph/project.ts';
import { fileRange } from '../../schemas/manifest/document.ts';
import { readSamples, type OwnSample, type SampleProblem } from '../../schemas/samples/sample.ts';
import { eventSourceTypes } from '../../schemas/type-names.ts';
import { nodeAt } from '../../schemas/yaml/node.ts';
import type { Range, Span } from '../../schemas/yaml/position.ts';
import { INVALID_TEST_EVENT } from '../rules/codes.ts';
import type { FileFinding } from './check-file.ts';

/** All findings of a file of samples, in the order of its text. Of `.http` files there are none: not every one is for us. */
export function checkTestEvents(project: Project, uri: string, text: string): FileFinding[] {
  if (isRequestFile(uri) || project.configFor(uri).rules[INVALID_TEST_EVENT] === 'off') return [];
  const { file, samples, problems } = readSamples(uri, text);
  const unready = samples.flatMap((sample) => unreadyIn(project, uri, sample));
  return file.documents.flatMap((document) => {
    const rangeOf = (span: Span): Range => fileRange(document, span);
    return [...problems, ...unready]
      .filter((problem) => problem.document === document.index)
      .sort((a, b) => a.span.start - b.span.start)
      .map(({ message, span }) => ({
        uri,
        finding: { message, span, code: INVALID_TEST_EVENT, severity: 'error', fixes: [] },
        range: rangeOf(span),
        rangeOf,
      }));
  });
}

/** What keeps a sample from being put together; silent where its event source is not known. */
function unreadyIn(project: Project, uri: string, sample: OwnSample): SampleProblem[] {
  return typesFor(project, uri, sample.for).flatMap((type) => {
    const ready = readyOwn(sample, type);
    return 'problems' in ready
      ? ready.problems.map((problem) => ({ ...problem, document: sample.document }))
      : [];
  });
}

/** The event source types that `for` of a sample may mean; none where its event source is not in view. */
export function typesFor(project: Project, uri: string, meant: string): readonly string[] {
  const [source = '', event] = meant.split('/');
  if (event === undefined) return [meant];
  const sources = project.graph
    .viewFrom(uri, undefined)
    .resources.filter(({ resource }) => resource.kind === 'EventSource' && resource.name === source);
  return eventSourceTypes.filter((type) =>
    sources.some(({ resource }) => nodeAt(resource.node, ['spec', type, event])),
  );
}
