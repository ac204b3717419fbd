import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readyOwn } from '../../emulator/engine/sources/samples/own.ts';
import { readSamples, SAMPLE_KIND } from '../../schemas/samples/sample.ts';
import { eventSourceTypes, manifestKinds } from '../../schemas/type-names.ts';
import { schemaErrors } from '../support/schemaValidators.ts';
import { expandSnippet } from '../support/snippetExpansion.ts';

interface Snippet {
  readonly scope: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

function sampleProblems(text: string): readonly object[] {
  const { samples, problems } = readSamples('file:///a.event.yaml', text);
  const ready = samples.map((sample) => readyOwn(sample, sample.for));
  return [...problems, ...ready.flatMap((one) => ('problems' in one ? one.problems : []))];
}

const folder = new URL('../../snippets/', import.meta.url);
const snippets = globSync('*.code-snippets', { cwd: folder }).flatMap((file) =>
  Object.entries(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, Snippet>),
);

describe.each(snippets)('%s', (name, snippet) => {
  const body = snippet.body.join('\n');
  const { choices, tabStops } = expandSnippet(body);

  it('has a prefix, a description and tab stops in order', () => {
    expect(snippet.prefix).toMatch(/^argo-(eventsource|sensor|eventbus|sample)-[a-z0-9-]+$/);
    expect(snippet.description).toMatch(/^[A-Z].*[^.]$/);
    expect(snippet.scope).toBe('yaml');
    expect(tabStops).toEqual([...tabStops.slice(1).map((_stop, index) => index + 1), 0]);
  });

  it.each(Array.from({ length: choices }, (_value, choice) => choice))('is a valid manifest with choice %i', (choice) => {
    const { text } = expandSnippet(body, choice);
    const document = parseDocument(text);
    expect(document.errors).toEqual([]);
    expect(text).not.toContain('${');
    const isSample = document.get('kind') === SAMPLE_KIND;
    expect(isSample ? sampleProblems(text) : schemaErrors(document.toJS())).toEqual([]);
    expect(name).toContain(`${String(document.get('kind'))}: `);
  });
});

describe('all snippets', () => {
  it('have prefixes of their own', () => {
    const prefixes = snippets.map(([, { prefix }]) => prefix);
    expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index)).toEqual([]);
  });

  it.each(eventSourceTypes)('include one for the event source %s', (type) => {
    const bodies = snippets.map(([, { body }]) => parseDocument(expandSnippet(body.join('\n')).text));
    expect(bodies.some((document) => document.hasIn(['spec', type]))).toBe(true);
  });

  it.each(manifestKinds)('include one for %s', (kind) => {
    expect(snippets.some(([name]) => name.startsWith(`${kind}: `))).toBe(true);
  });
});

describe('expandSnippet', () => {
  it.each<[string, number, string, number[]]>([
    ['a $1 b ${2:two} $0', 0, 'a  b two ', [1, 2, 0]],
    ['${1:x}: ${1}, $1', 0, 'x: x, x', [1]],
    ['${1|a,b|}', 0, 'a', [1]],
    ['${1|a,b|}', 1, 'b', [1]],
    ['${1|a,b|} ${2|c|}', 1, 'b c', [1, 2]],
    ['${1|a\\,b,c|}', 0, 'a,b', [1]],
    ['\\$1 ${1:\\$x\\}} {{ y }}', 0, '$1 $x} {{ y }}', [1]],
  ])('%s', (body, choice, text, tabStops) => {
    expect(expandSnippet(body, choice)).toMatchObject({ text, tabStops });
  });
});
