import type { InlayHint, Range } from 'vscode-languageserver-types';
import { symbolsOf } from '../../schemas/graph/symbols.ts';
import { filePosition, type ManifestDocument } from '../../schemas/manifest/document.ts';
import type { ManifestFile } from '../../schemas/manifest/file.ts';
import type { Resource } from '../../schemas/manifest/resource.ts';
import { nodeAt, type Path } from '../../schemas/yaml/node.ts';
import { programsIn, type EmbeddedProgram } from '../embedded/programs.ts';
import { cronWords } from '../embedded/words/cron.ts';
import { hasBase64Body } from '../rules/event-path.ts';
import { calendarAt, nextFirings } from './firings.ts';
import { spanInRange } from './span-in-range.ts';

export interface InlayHintOptions {
  /** Whether schedules are followed by when they fire next. */
  readonly nextFireTime: boolean;
  /** Whether events whose body stands in base64, for want of `jsonBody`, are told. */
  readonly base64Body: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What holds without being written: the condition of a trigger that has none, where there is more than one dependency; when a schedule fires next;
 * that a body is no JSON.
 */
export function inlayHints(file: ManifestFile, range: Range, options: InlayHintOptions): InlayHint[] {
  return file.documents.flatMap((document) => {
    const within = spanInRange(document, range);
    if (!within) return [];
    return document.content.resources
      .flatMap((resource) => [
        ...conditions(document, resource),
        ...(options.base64Body ? base64Bodies(document, resource) : []),
        ...(options.nextFireTime
          ? fireTimes(document, programsIn(resource, within), resource, options.now)
          : []),
      ])
      .filter(({ position: { line } }) => line >= range.start.line && line <= range.end.line);
  });
}

function conditions(document: ManifestDocument, resource: Resource): InlayHint[] {
  return implicitConditions(resource).map(({ offset, condition }) => ({
    position: filePosition(document, offset),
    label: `when ${condition}`,
    paddingLeft: true,
    tooltip: 'Without `conditions` a trigger waits for all dependencies of its Sensor.',
  }));
}

function base64Bodies(document: ManifestDocument, resource: Resource): InlayHint[] {
  return symbolsOf(resource).definitions.flatMap(({ kind, path, sourceType = '', span }) => {
    const entry = nodeAt(document.content.tree.root, path);
    const isKnown = kind === 'event' && entry?.kind === 'map' && !document.content.tree.templated;
    if (!isKnown || entry.byKey.has('jsonBody') || !hasBase64Body(sourceType)) return [];
    const rest = /[^\r\n]*/.exec(document.text.slice(span.end))?.[0].trimEnd().length ?? 0;
    return {
      position: filePosition(document, span.end + rest),
      label: 'body in base64',
      paddingLeft: true,
      tooltip: 'Without `jsonBody: true` the body is a text in base64, and no path leads below it.',
    };
  });
}

const TOLD_TIMES = 3;

function fireTimes(
  document: ManifestDocument,
  programs: readonly EmbeddedProgram[],
  resource: Resource,
  now: number,
): InlayHint[] {
  return programs.flatMap(({ language, path, node }) => {
    const calendar = language === 'cron' && !node.templated ? calendarAt(resource, path) : undefined;
    const [first, ...others] = (calendar && nextFirings(calendar, now, TOLD_TIMES)) ?? [];
    if (first === undefined || isShared(resource, path)) return [];
    return {
      position: filePosition(document, node.span.end),
      label: `next ${first.replace(/:00 /, ' ')}`,
      paddingLeft: true,
      tooltip: `${cronWords(node.text) ?? ''}. Then ${others.join(', ')}.`,
    };
  });
}

/** Comes from an anchor elsewhere. */
function isShared({ node }: Resource, path: Path): boolean {
  const around = nodeAt(node, path.slice(0, -1));
  return around?.kind === 'map' && around.byKey.get(String(path.at(-1)))?.merged === true;
}

function implicitConditions(resource: Resource): { offset: number; condition: string }[] {
  const { definitions } = symbolsOf(resource);
  const names = definitions.filter(({ kind }) => kind === 'dependency').map(({ name }) => name);
  if (names.length < 2) return [];
  return definitions.flatMap(({ kind, path, span }) => {
    const template: Path = path.slice(resource.path.length, -1);
    if (kind !== 'trigger' || template.includes('dlqTrigger')) return [];
    if (nodeAt(resource.node, [...template, 'conditions'])) return [];
    return [{ offset: span.end, condition: names.join(' && ') }];
  });
}
