import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { after, eventually, open, replaceText } from './workbench.ts';

describe('language features', () => {
  it('complete a field', async () => {
    const { document } = await open('sensor.yaml');
    const position = after(document, 'filters:\n        ');
    const items = await eventually('a completion of data', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return labels.includes('exprs') && labels;
    });
    assert(items.includes('script'), items.join());
  });

  it('explain a field under the mouse', async () => {
    const { document } = await open('orders.yaml');
    const position = after(document, 'endp');
    const text = await eventually('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
      return contents.map(({ value }) => value).join('\n') || undefined;
    });
    assert.match(text, /URL path/);
  });

  it('mark a misspelt field, and leave other manifests alone', async () => {
    const { document } = await open('typo.yaml');
    const diagnostic = await eventually('a diagnostic of the field', () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .find(({ range }) => document.getText(range) === 'endpont'),
    );
    assert.match(diagnostic.message, /endpoint/);
    const other = await open('other.yaml');
    assert.deepEqual(vscode.languages.getDiagnostics(other.document.uri), []);
  });

  it('correct a misspelt field', async () => {
    const { document } = await open('typo.yaml');
    const before = document.getText();
    const place = after(document, 'endp');
    const [fix] = await eventually('a quick fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(place, place),
        vscode.CodeActionKind.QuickFix.value,
      );
      const ours = actions.filter(({ edit }) => edit !== undefined);
      return ours.length > 0 && ours;
    });
    assert(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), before.replace('endpont', 'endpoint'));
    await eventually(
      'no diagnostic any more',
      () => vscode.languages.getDiagnostics(document.uri).length === 0,
    );
    await replaceText(document, before);
    await document.save();
  });

  it('lead from a dependency to its event', async () => {
    const { document } = await open('sensor.yaml');
    const position = after(document, 'eventName: pla');
    const [target] = await eventually('a definition', async () => {
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        position,
      );
      return found.length > 0 && found;
    });
    assert(target);
    const uri = 'uri' in target ? target.uri : target.targetUri;
    assert.match(uri.path, /orders\.yaml$/);
  });

  it('offer to fire each event', async () => {
    const { document } = await open('orders.yaml');
    const lens = await eventually('a lens', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return lenses.find(({ command }) => command?.command === 'argoEvents.fireTestEvent');
    });
    const [argument] = (lens.command?.arguments ?? []) as { eventSource?: string; event?: string }[];
    assert.deepEqual([argument?.eventSource, argument?.event], ['orders', 'placed']);
  });

  it('check the whole workspace', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('argoEvents.lintWorkspace');
    const listed = vscode.languages
      .getDiagnostics()
      .filter(([uri, all]) => uri.path.endsWith('typo.yaml') && all.length > 0);
    assert.equal(listed.length, 1);
  });
});
