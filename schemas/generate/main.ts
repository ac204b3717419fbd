import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readCatalogue } from './catalogue.ts';
import { kindDocument, kinds, manifestDocument } from './document.ts';
import { inputStamp } from './stamp.ts';

/** Writes the schemas and types into `schemas/generated/`, unless nothing has changed since they were written. */
const output = new URL('../generated/', import.meta.url);
const stampFile = new URL('stamp', output);

const stamp = inputStamp();
if (!isCurrent(stamp)) await generate(stamp);

/** Loads the generators of schemas and types only here: they bring whole compilers. */
async function generate(newStamp: string): Promise<void> {
  const { allDefinitions } = await import('./definitions.ts');
  const { typeDeclarations } = await import('./type-declarations.ts');
  const definitions = await allDefinitions(readCatalogue());
  mkdirSync(output, { recursive: true });
  write('manifest.schema.json', manifestDocument(definitions));
  for (const kind of kinds) write(`${kind.toLowerCase()}.schema.json`, kindDocument(kind, definitions));
  writeFileSync(new URL('types.ts', output), await typeDeclarations(definitions));
  writeFileSync(stampFile, newStamp);
}

function isCurrent(expected: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === expected;
}

function write(name: string, document: object): void {
  writeFileSync(new URL(name, output), `${JSON.stringify(document)}\n`);
}
