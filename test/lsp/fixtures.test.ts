import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, Hover, Location, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { parseTree } from '../../schemas/yaml/parse.ts';
import { readFixtures, type Fixture } from '../support/fixture.ts';
import { startLspClient, type LspClient } from '../support/lspClient.ts';

const fixtures = (kind: string): Fixture[] => readFixtures(new URL(`../fixtures/${kind}/`, import.meta.url));
const list = (text: string | undefined): string[] => (text ? text.split(/, */) : []);

let client: LspClient;
beforeAll(async () => {
  client = await startLspClient();
});
afterAll(() => client.stop());

const place = (fixture: Fixture, file: string): string => `${fixture.name}.d/${file}`;

async function withFiles<T>(fixture: Fixture, ask: () => Promise<T>): Promise<T> {
  client.open(`${fixture.name}.d/Chart.yaml`, '');
  const names = Object.keys(fixture.files).sort(
    (a, b) => Number(a === fixture.main) - Number(b === fixture.main),
  );
  for (const name of names) client.open(place(fixture, name), fixture.files[name] ?? '');
  const answer = await ask();
  for (const file of Object.keys(fixture.files)) client.close(place(fixture, file));
  return answer;
}

function request<T>(fixture: Fixture, method: string): Promise<T> {
  return withFiles(fixture, () =>
    client.connection.sendRequest(method, {
      textDocument: { uri: client.uri(place(fixture, fixture.main)) },
      position: fixture.cursor,
    }),
  );
}

describe('completion', () => {
  test.each(fixtures('completion'))('$name', async (fixture) => {
    const { wants } = fixture;
    const items = await request<CompletionItem[]>(fixture, 'textDocument/completion');
    const sorted = items.sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
    const labels = sorted.map((item) => item.label);
    for (const label of list(wants.completion)) expect(labels).toContain(label);
    for (const label of list(wants['no completion'])) expect(labels).not.toContain(label);
    if (wants.first) expect(labels.slice(0, list(wants.first).length)).toEqual(list(wants.first));
    if (wants.only !== undefined) expect(labels).toEqual(list(wants.only));
  });
});

describe('hover', () => {
  test.each(fixtures('hover'))('$name', async (fixture) => {
    const hover = await request<Hover | null>(fixture, 'textDocument/hover');
    const text = JSON.stringify(hover?.contents ?? null);
    expect(text).toContain(fixture.wants.hover);
    expect(text).not.toContain('Source:');
  });
});

describe('definition', () => {
  test.each(fixtures('definition'))('$name', async (fixture) => {
    const found = await request<Location[]>(fixture, 'textDocument/definition');
    const places = found.map(
      ({ uri, range }) => `${uri.slice(uri.lastIndexOf('/') + 1)}:${range.start.line}`,
    );
    expect(places).toEqual(fixture.target ? [fixture.target] : []);
  });
});

describe('rename', () => {
  test.each(fixtures('rename'))('$name', async (fixture) => {
    const newName = fixture.wants.to ?? '';
    const asked = withFiles(fixture, async () => {
      const uri = client.uri(place(fixture, fixture.main));
      const at = { textDocument: { uri }, position: fixture.cursor };
      const context = { includeDeclaration: true };
      return {
        edit: await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...at, newName }),
        references: await client.connection.sendRequest<Location[]>('textDocument/references', {
          ...at,
          context,
        }),
      };
    });
    if (fixture.wants.refused !== undefined) {
      await expect(asked).rejects.toThrow(fixture.wants.refused);
      return;
    }
    const { edit, references } = await asked;
    const edits = Object.values(edit.changes ?? {}).flat();
    const lines = (ranges: readonly Range[]): string[] =>
      ranges.map(({ start }) => `${start.line} name`).sort();
    const wanted = [...new Set(fixture.findings)];
    expect([...new Set(lines(edits.map(({ range }) => range)))]).toEqual(wanted);
    expect([...new Set(lines(references.map(({ range }) => range)))]).toEqual(wanted);
    for (const [name, text] of Object.entries(fixture.files)) {
      const changes = edit.changes?.[client.uri(place(fixture, name))] ?? [];
      const renamed = TextDocument.applyEdits(TextDocument.create('', '', 0, text), changes);
      expect(parseTree(renamed.split('\n---\n')[0] ?? '').problems).toEqual([]);
      for (const line of changes.map(({ range }) => range.start.line))
        expect(renamed.split('\n')[line]).toContain(newName);
    }
  });
});

describe('findings', () => {
  test.each(fixtures('findings'))('$name', async (fixture) => {
    const found = await withFiles(fixture, () => client.diagnostics(place(fixture, fixture.main)));
    expect(found.map(({ range, code }) => `${range.start.line} ${code ?? ''}`).sort()).toEqual(
      fixture.findings,
    );
  });
});
