import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { eventually, fileUri, open, services } from './workbench.ts';

const CONFIG = '.argo-events.yaml';
const FOLDER = 'chart';
const TEMPLATE = `${FOLDER}/es.yaml`;

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
}

const manifest = (name: string, port: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata:\n  name: ${name}\nspec:\n  webhook:\n    pushed:\n      endpoint: /push\n      port: ${port}\n`;

describe('rendered manifests', () => {
  after(async () => {
    await vscode.workspace.fs.delete(fileUri(CONFIG));
    await vscode.workspace.fs.delete(fileUri(FOLDER), { recursive: true });
  });

  it('are checked, shown and run in the place of their templates', async () => {
    const { session } = await services();
    // `cat` stands for a renderer: the template is what it would be, and the text beside it its output.
    await write(TEMPLATE, manifest('{{ .name }}', '{{ .port }}'));
    await write(
      `${FOLDER}/output.txt`,
      `---\n# Source: app/es.yaml\n${manifest('rendered', '12321')}---\n# Source: app/no.yaml\n${manifest('other', '1')}`,
    );
    await write(CONFIG, `kind: ArgoEventsProject\nrender: [{command: cat output.txt, folder: ${FOLDER}}]\n`);
    const { document } = await open(TEMPLATE);
    const carried = await eventually('a finding in the template', () =>
      vscode.languages.getDiagnostics(document.uri).find(({ message }) => message.includes('cat output.txt')),
    );
    assert.equal(document.getText(carried.range), '{{ .port }}');
    await vscode.commands.executeCommand('argoEvents.showRendered');
    const shown = await eventually('the rendered text', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.scheme === 'argo-events-rendered' && editor.document;
    });
    assert.match(shown.getText(), /port: 12321/);
    await eventually('a finding in the rendered text', () =>
      vscode.languages.getDiagnostics(shown.uri).find(({ range }) => shown.getText(range) === '1'),
    );
    await write(`${FOLDER}/output.txt`, manifest('rendered', '"12321"'));
    await write(TEMPLATE, manifest('{{ .name }}', '"{{ .port }}"'));
    await eventually('the event of the rendered source', async () =>
      (await session.events()).some(({ eventSource }) => eventSource === 'rendered'),
    );
  });
});
