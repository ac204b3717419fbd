import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isBuilt, runVectors } from '../../scripts/conformance/run.ts';
import { parseVectors } from '../../scripts/conformance/vector.ts';

const folder = new URL('.', import.meta.url);
const exceptions = JSON.parse(
  readFileSync(new URL('../conformance-exceptions.json', folder), 'utf8'),
) as Record<string, string>;
const files = ['', 'found/'].flatMap((part) =>
  readdirSync(new URL(part || '.', folder))
    .filter((name) => name.endsWith('.jsonl') && isBuilt(name.slice(0, -'.jsonl'.length)))
    .map((name) => part + name),
);

describe('recorded answers of the real code', () => {
  it.each(files)('%s', { timeout: 120_000 }, async (file) => {
    const vectors = parseVectors(readFileSync(new URL(file, folder), 'utf8'));
    const reports = await runVectors(vectors);
    const failed = reports.flatMap((report) => report.failed).filter((id) => exceptions[id] === undefined);
    expect(reports.length).toBeGreaterThan(0);
    expect(failed).toEqual([]);
  });
});
