import type { Diagnostic } from 'vscode-languageserver';
import type { Project } from '../schemas/graph/project.ts';
import { isInside, placeOf } from '../schemas/graph/place.ts';
import { renderingsOf, type Rendered } from '../schemas/render/rendering.ts';
import { toDiagnostic } from './features/diagnostics.ts';
import type { RenderedManifests } from './protocol.ts';
import type { Settings } from './settings.ts';
import type { FileFinding } from './workspace/check-file.ts';
import { carryBack, checkOutputs, type CheckedOutput } from './workspace/check-rendered.ts';
import { failureFindings } from './workspace/render-failures.ts';
import { NOTHING_RENDERED, render, type RenderOutcome } from './workspace/render.ts';

/** Long enough to take the files of one save or checkout together. Milliseconds. */
const DELAY = 300;

/** Editors show rendered text under this scheme, since it is in no file. */
export const RENDERED_SCHEME = 'argo-events-rendered';

/** How long after a command has ended changes on disk still count as its own doing. Milliseconds. */
const OWN_CHANGES = 500;

/** Keeps the output of `render` commands in step with the files on disk. */
export interface RenderedView {
  /** Runs the commands anew: what there is, or whether they may, is different. */
  start(): void;
  /** The user has saved a file. */
  saved(uri: string): void;
  /** Files on disk have changed; while commands run, by themselves. */
  changed(uris: readonly string[]): void;
  /** What rendered text says of a file: a template, or a configuration whose command failed. */
  findingsIn(uri: string): readonly FileFinding[];
  /** The output of all commands, once those that run have ended. */
  manifests(): Promise<RenderedManifests>;
}

interface Ports {
  readonly settings: () => Settings;
  /** All commands have ended: open documents may look different now. */
  readonly done: () => void;
  /** Diagnostics of rendered text, for editors that can show it. */
  readonly send: (uri: string, diagnostics: Diagnostic[]) => void;
}

export function renderedView(project: Project, ports: Ports): RenderedView {
  let outcome: RenderOutcome = NOTHING_RENDERED;
  let checked: readonly CheckedOutput[] | undefined;
  let running: Promise<void> = Promise.resolve();
  let stop: AbortController | undefined;
  let timer: NodeJS.Timeout | undefined;
  let shown: readonly string[] = [];
  /** Until when a change on disk may be the command's own doing. */
  let own = 0;

  const findings = () => {
    checked ??= checkOutputs(project, outcome.rendered, ports.settings());
    return carryBack(project, checked, ports.settings());
  };
  const take = (next: RenderOutcome): void => {
    own = Date.now() + OWN_CHANGES;
    if (next === outcome) return;
    outcome = next;
    checked = undefined;
    ports.done();
    sendRest();
  };
  const sendRest = (): void => {
    const { rest } = findings();
    const uris = outcome.rendered.map(({ rendering }) => rendering.uri);
    for (const uri of new Set([...shown, ...uris]))
      ports.send(
        renderedUri(uri),
        rest.filter((found) => found.uri === uri).map(({ finding, range }) => toDiagnostic(finding, range)),
      );
    shown = uris;
  };
  const run = (): void => {
    clearTimeout(timer);
    timer = undefined;
    stop?.abort();
    stop = new AbortController();
    const renderings = ports.settings().trusted ? renderingsOf(project) : [];
    own = Infinity;
    running = render(renderings, stop.signal).then((next) => {
      if (next) take(renderings.length === 0 ? NOTHING_RENDERED : next);
    });
  };
  const isNothing = (): boolean => outcome === NOTHING_RENDERED && renderingsOf(project).length === 0;

  return {
    findingsIn(uri) {
      if (outcome === NOTHING_RENDERED) return [];
      const failed = failureFindings(project, outcome.failures);
      return [...failed, ...findings().carried].filter((found) => found.uri === uri);
    },
    saved(uri) {
      if (isNothing()) return;
      checked = undefined;
      const before = [...outcome.rendered, ...outcome.failures].map(({ rendering }) => rendering);
      if (![...renderingsOf(project), ...before].some((one) => concerns(one, uri))) return;
      clearTimeout(timer);
      timer = setTimeout(run, DELAY);
    },
    changed(uris) {
      if (Date.now() > own) for (const uri of uris) this.saved(uri);
    },
    start() {
      if (!isNothing()) run();
    },
    async manifests() {
      if (timer !== undefined) run();
      await running;
      return manifestsOf(outcome);
    },
  };
}

function concerns({ folder, configUri }: Rendered['rendering'], uri: string): boolean {
  return uri === configUri || isInside(placeOf(uri), placeOf(folder));
}

function renderedUri(uri: string): string {
  return uri.replace(/^[^:]+:/, `${RENDERED_SCHEME}:`);
}

function manifestsOf({ rendered, failures }: RenderOutcome): RenderedManifests {
  const about = ({ uri, label, folder, rule }: Rendered['rendering']) => ({
    uri: renderedUri(uri),
    command: label,
    folder,
    files: rule.files,
  });
  return [
    ...rendered.map(({ rendering, text }) => ({ ...about(rendering), text })),
    ...failures.map(({ rendering, problem }) => ({ ...about(rendering), problem })),
  ];
}
