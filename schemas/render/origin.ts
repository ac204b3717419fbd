import { placeOf } from '../graph/place.ts';
import type { ManifestDocument } from '../manifest/document.ts';
import type { ManifestFile } from '../manifest/file.ts';
import type { Resource } from '../manifest/resource.ts';
import { nodeAt, pathAt, type MapNode, type Path, type ScalarNode, type YamlNode } from '../yaml/node.ts';
import type { Span } from '../yaml/position.ts';
import { writtenOut } from '../yaml/template.ts';

/** A place of a template. */
export interface Origin {
  readonly file: ManifestFile;
  readonly document: ManifestDocument;
  /** In the document. */
  readonly span: Span;
}

interface Candidate {
  readonly file: ManifestFile;
  readonly document: ManifestDocument;
  readonly resource: Resource;
}

/**
 * Where in the templates a place of rendered text comes from; undefined unless exactly one place can be meant.
 * @param templates all files that the output takes the place of
 */
export function originOf(
  rendered: ManifestDocument,
  span: Span,
  templates: readonly ManifestFile[],
): Origin | undefined {
  const resource = rendered.content.resources.find(
    ({ node }) => node.span.start <= span.start && span.start <= node.span.end,
  );
  if (!resource) return undefined;
  const { path, onKey } = pathAt(resource.node, span.start);
  const value = nodeAt(resource.node, path);
  if (path.length === 0 || (!onKey && value?.kind !== 'scalar')) return undefined;
  const text = onKey || value?.kind !== 'scalar' ? undefined : value.text;
  const found = candidatesFor(resource, rendered, templates).flatMap((candidate) =>
    placesIn(candidate, path, text).map((place) => ({ candidate, place })),
  );
  const [only, ...others] = found;
  if (!only || others.length > 0) return undefined;
  const { file, document } = only.candidate;
  const written = rendered.text.slice(span.start, span.end);
  return { file, document, span: pieceOf(document.text, only.place, written) };
}

/** Helm says from which template a document comes. */
const SOURCE = /^(?:---[^\n]*\n)?(?:#[^\n]*\n)*?# Source: ([^/\s]+)\/(\S+)[ \t\r]*$/m;

/** The templates of a resource: those of the same name, else those whose name is written by a template of the file that Helm names. */
function candidatesFor(
  { kind, name }: Resource,
  rendered: ManifestDocument,
  templates: readonly ManifestFile[],
): Candidate[] {
  const source = SOURCE.exec(rendered.text)?.[2];
  const files =
    source === undefined ? templates : templates.filter(({ uri }) => placeOf(uri).endsWith(`/${source}`));
  if (source !== undefined && files.length !== 1) return [];
  const all = files.flatMap((file) =>
    file.documents
      .filter(({ content }) => content.relevant && content.tree.problems.length === 0)
      .flatMap((document) =>
        document.content.resources
          .filter((resource) => resource.kind === kind)
          .map((resource) => ({ file, document, resource })),
      ),
  );
  const named = all.filter(({ resource }) => name !== undefined && resource.name === name);
  if (named.length > 0 || source === undefined) return named;
  return all.filter(({ resource }) => resource.identityUnknown);
}

/** The keys or values of a template at a path, in which indexes count only where nothing can add or take away items. */
function placesIn({ document, resource }: Candidate, path: Path, text: string | undefined): Span[] {
  const exact = isStraight(document);
  const found: Span[] = [];
  const walk = (node: YamlNode, rest: Path): void => {
    const [segment, ...others] = rest;
    if (segment === undefined) {
      if (text !== undefined && node.kind === 'scalar' && fits(node, text)) found.push(node.span);
    } else if (typeof segment === 'number' && node.kind === 'sequence')
      node.items.forEach((item, index) => {
        if (!exact || index === segment) walk(item, others);
      });
    else if (node.kind === 'map')
      for (const { key, value } of entriesFor(node, String(segment)))
        if (text === undefined && others.length === 0) found.push(key.span);
        else walk(value, others);
  };
  walk(resource.node, path);
  return found;
}

function entriesFor(node: MapNode, name: string): MapNode['entries'] {
  const named = node.entries.filter(({ key, merged }) => !merged && key.text === name);
  if (named.length > 0) return named;
  return node.entries.filter(({ key, merged }) => !merged && key.templated && fits(key, name));
}

/** No line of actions alone, such as a loop, a condition or an include. */
function isStraight({ text }: ManifestDocument): boolean {
  return !/^[ \t]*(?:-[ \t]+)?\{\{/m.test(text);
}

function fits({ text, templated, quoted }: ScalarNode, rendered: string): boolean {
  if (text === rendered) return true;
  return templated && writtenOut(quoted ? text.replace(/^(["'])(.*)\1$/s, '$2') : text).test(rendered);
}

/** The same piece of the text, where it stands there once; else all of the place. */
function pieceOf(text: string, place: Span, written: string): Span {
  const whole = text.slice(place.start, place.end);
  const at = whole.indexOf(written);
  if (written === '' || at < 0 || whole.includes(written, at + 1)) return place;
  return { start: place.start + at, end: place.start + at + written.length };
}
