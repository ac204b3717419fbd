import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { eventually, fileUri, services } from './workbench.ts';

const RULES = '.gitignore';
const FOLDER = 'rendered';

const source = (name: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: ${name}}\nspec:\n  webhook:\n    e: {endpoint: /${name}, method: POST, port: "12345"}\n`;

async function write(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
}

async function names(): Promise<readonly string[]> {
  const { manifests } = await services();
  return (await manifests.files()).map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1));
}

describe('manifests that git leaves out', () => {
  after(async () => {
    await vscode.workspace.fs.delete(fileUri(RULES));
    await vscode.workspace.fs.delete(fileUri(FOLDER), { recursive: true });
    await vscode.workspace.fs.delete(fileUri('kept.yaml'));
  });

  it('are not run, as the rules are now', async () => {
    await write(RULES, `${FOLDER}/\n`);
    await write(`${FOLDER}/copy.yaml`, source('copy'));
    await write('kept.yaml', source('kept'));
    await eventually('the other file is known', async () => (await names()).includes('kept.yaml'));
    assert(!(await names()).includes('copy.yaml'));
    await write(RULES, '# nothing\n');
    await eventually('the file is known', async () => (await names()).includes('copy.yaml'));
  });
});
