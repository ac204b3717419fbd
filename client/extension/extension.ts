import * as vscode from 'vscode';

import { registerDiffs } from './apply/diff.ts';
import { COMMANDS } from './commands/table.ts';
import { createHistory } from './emulator/history.ts';
import { startProcess } from './emulator/process.ts';
import { createEmulatorSession } from './emulator/session.ts';
import { tellCaptured } from './language/captured.ts';
import { createLanguageServer } from './language/server.ts';
import { messageOf } from './log.ts';
import { liveCandidates } from './manifests/liveCandidates.ts';
import { renderedDocuments, withRendered } from './manifests/rendered.ts';
import { askLeftOut } from './manifests/leftOut.ts';
import { watchManifests } from './manifests/workspace.ts';
import { PAYLOAD_SCHEME } from './payload/address.ts';
import { payloadLenses, payloadProblems } from './payload/editor.ts';
import { payloadFileSystem } from './payload/fileSystem.ts';
import { createPayloadStore, type Payload } from './payload/store.ts';
import type { Services } from './services.ts';
import { readSettings } from './settings.ts';
import { createEventsView } from './views/eventsView.ts';
import { hostState } from './views/hostState.ts';
import { sayCrashed, sayLiveDropped } from './views/sayCrashed.ts';
import { createStatusBar } from './views/statusBar.ts';
import { createTraceView, TRACE_VIEW } from './views/traceView.ts';

const PAYLOADS = 'payloads';
/** When the manifests are first looked for, so that starting up is not slowed down. */
const IDLE_MS = 300;

/** Wires the parts; everything heavy is loaded when it is first used. */
export function activate(context: vscode.ExtensionContext): Services {
  const log = vscode.window.createOutputChannel('Argo Events', { log: true });
  const statusBar = createStatusBar();
  const server = createLanguageServer(context, log);
  const manifests = watchManifests(askLeftOut(server, log));
  const problems = payloadProblems();

  const deployed = withRendered(manifests, server);
  const events = createEventsView(deployed, showState);
  const trace = createTraceView({
    extensionUri: context.extensionUri,
    history: () => history,
    state: () => hostState(session.state(), events.count()),
  });
  const captured = tellCaptured((event) => {
    server.tell(event);
  });
  const history = createHistory((change) => {
    trace.update(change);
    captured(change.steps);
  }, readSettings().keep);
  const session = createEmulatorSession({
    history,
    log,
    start: (clock) => startProcess(context.asAbsolutePath('dist/emulator.cjs'), log, clock),
    manifests: async () => [...(await deployed.files()), ...(await manifests.around())],
    liveCandidates,
    now: () => new Date(),
    onState: showState,
    onCrash: sayCrashed,
    onLiveDropped: sayLiveDropped,
  });
  const payloads = createPayloadStore(
    context.workspaceState.get<readonly Payload[]>(PAYLOADS, []),
    Date.now,
    (all) => void context.workspaceState.update(PAYLOADS, all),
  );

  function showState(): void {
    const state = session.state();
    const live = session.live().map(({ subject }) => subject);
    statusBar.show(state, live, events.count() > 0);
    trace.setState(hostState(state, events.count()));
    void vscode.commands.executeCommand('setContext', 'argoEvents.phase', state.phase);
  }

  function reload(): void {
    events.refresh();
    session.reload().catch((error: unknown) => {
      log.error(`emulator: ${messageOf(error)}`);
    });
  }

  const services: Services = {
    context,
    log,
    manifests,
    deployed,
    history,
    session,
    payloads,
    checkPayload: problems.check,
    trace,
    server,
  };
  context.subscriptions.push(
    log,
    manifests,
    statusBar,
    server,
    problems.disposable,
    registerDiffs(),
    { dispose: () => void session.stop() },
    vscode.window.registerTreeDataProvider('argoEvents.events', events),
    vscode.window.registerWebviewViewProvider(TRACE_VIEW, trace, {
      webviewOptions: { retainContextWhenHidden: true },
    }),
    vscode.workspace.registerFileSystemProvider(PAYLOAD_SCHEME, payloadFileSystem(payloads)),
    vscode.languages.registerCodeLensProvider({ scheme: PAYLOAD_SCHEME }, payloadLenses),
    vscode.workspace.onDidGrantWorkspaceTrust(showState),
    manifests.onDidChange(reload),
    server.onDidRender(reload),
    renderedDocuments(server),
    ...registerCommands(services),
  );
  server.startWithYaml();
  setTimeout(events.refresh, IDLE_MS);
  if (readSettings().autoStart && vscode.workspace.isTrusted) session.start().catch(() => undefined);
  return services;
}

function registerCommands(services: Services): vscode.Disposable[] {
  return Object.entries(COMMANDS).map(([name, run]) =>
    vscode.commands.registerCommand(name, async (...args: unknown[]) => {
      try {
        await run(services, ...args);
      } catch (error) {
        services.log.error(`${name}: ${messageOf(error)}`);
        void vscode.window.showErrorMessage(`Argo Events: ${messageOf(error)}`);
      }
    }),
  );
}
