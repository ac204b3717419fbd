import type { Project } from '../../schemas/graph/project.ts';
import { fileRange, type ManifestDocument } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import { originOf, type Origin } from '../../schemas/render/origin.ts';
import {
  renderedProject,
  renderingsOf,
  standsFor,
  type Rendered,
  type Rendering,
} from '../../schemas/render/rendering.ts';
import { positionAt, type Range, type Span } from '../../schemas/yaml/position.ts';
import { suppressedIn } from '../rules/suppress.ts';
import { checkFile, type CheckOptions, type FileFinding } from './check-file.ts';

/** A command's output and what is wrong with it. */
export interface CheckedOutput {
  readonly rendering: Rendering;
  /** Undefined where it holds nothing of ours. */
  readonly file: ManifestFile | undefined;
  readonly findings: readonly FileFinding[];
}

/** What is wrong with rendered text. */
export interface RenderedFindings {
  /** At the lines of templates from which they are certain to come, but for those that the templates themselves are told. */
  readonly carried: readonly FileFinding[];
  /** The others, at the lines of the rendered text. */
  readonly rest: readonly FileFinding[];
}

/** Checks each output as it is deployed: in the place of its templates, and seeing no other output. */
export function checkOutputs(
  base: Project,
  rendered: readonly Rendered[],
  options: CheckOptions,
): CheckedOutput[] {
  const all = renderingsOf(base);
  return rendered.map((one) => {
    const { rendering } = one;
    const project = renderedProject(base, [one], all);
    const file = project.graph.file(rendering.uri);
    return { rendering, file, findings: checkFile(project, rendering.uri, options) };
  });
}

/** Leads findings in outputs to the templates, as their texts are now. */
export function carryBack(
  base: Project,
  outputs: readonly CheckedOutput[],
  options: CheckOptions,
): RenderedFindings {
  const toldIn = remembered((uri) => checkFile(base, uri, options));
  const carried: FileFinding[] = [];
  const rest: FileFinding[] = [];
  for (const { rendering, file, findings } of outputs) {
    const templates =
      findings.length === 0
        ? []
        : [...base.graph.files()].filter(({ uri }) => standsFor(rendering, uri) && !base.isIgnored(uri));
    for (const found of findings) {
      const document = file && documentOf(file, found);
      const origin = document && originOf(document, found.finding.span, templates);
      if (!origin) rest.push(found);
      else if (!isTold(found.finding.code, origin, toldIn(origin.file.uri)))
        carried.push(atOrigin(found, origin, rendering));
    }
  }
  return { carried: once(carried), rest };
}

function atOrigin(
  { finding }: FileFinding,
  { file, document, span }: Origin,
  { label }: Rendering,
): FileFinding {
  const rangeOf = (at: Span): Range => fileRange(document, at);
  const message = `${finding.message} So it is in the output of \`${label}\`.`;
  return { uri: file.uri, finding: { ...finding, message, span, fixes: [] }, range: rangeOf(span), rangeOf };
}

/** Whether the template itself is told, or a comment of its own switches it off. */
function isTold(code: string, { file, document, span }: Origin, own: readonly FileFinding[]): boolean {
  const { line } = positionAt(document.content.lineStarts, span.start);
  const suppressed = suppressedIn(document, file);
  return (
    suppressed.file.has(code) ||
    (suppressed.lines.get(line)?.has(code) ?? false) ||
    own.some((one) => one.finding.code === code && one.range.start.line === document.line + line)
  );
}

function documentOf(file: ManifestFile, { range }: FileFinding): ManifestDocument | undefined {
  return file.documents.findLast(({ line }) => line <= range.start.line);
}

function remembered<Value>(make: (uri: string) => Value): (uri: string) => Value {
  const known = new Map<string, Value>();
  return (uri) => {
    const value = known.get(uri) ?? make(uri);
    known.set(uri, value);
    return value;
  };
}

/** A loop writes the same mistake several times, and so do several overlays. */
function once(findings: readonly FileFinding[]): FileFinding[] {
  const byPlace = new Map(
    findings.map((one) => [JSON.stringify([one.uri, one.range, one.finding.code]), one] as const),
  );
  return [...byPlace.values()];
}
