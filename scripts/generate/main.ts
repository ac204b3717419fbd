import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { readCatalogue } from './catalogue.ts';
import { kindDocument, kinds, manifestDocument } from './document.ts';
import { inputStamp } from './stamp.ts';
import { typeNames } from './type-names.ts';

/** Writes the schemas and types into `schemas/generated/`, unless nothing has changed since they were written. */
const output = new URL('../../schemas/generated/', import.meta.url);
const stampFile = new URL('stamp', output);

const stamp = inputStamp();
if (!isCurrent(stamp)) await generate(stamp);

/** Loads the generators of schemas and types only here: they bring whole compilers. */
async function generate(newStamp: string): Promise<void> {
  const { allDefinitions } = await import('./definitions.ts');
  const { typeDeclarations } = await import('./type-declarations.ts');
  const { resourcesDocument } = await import('./resources/document.ts');
  const catalogue = readCatalogue();
  const definitions = await allDefinitions(catalogue);
  mkdirSync(output, { recursive: true });
  write('manifest.schema.json', json(manifestDocument(definitions)));
  for (const kind of kinds) write(`${kind.toLowerCase()}.schema.json`, json(kindDocument(kind, definitions)));
  write('resources.schema.json', json(await resourcesDocument()));
  write('type-names.json', json(typeNames(definitions)));
  write('types.ts', await typeDeclarations(definitions));
  write('stamp', newStamp);
}

function isCurrent(expected: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === expected;
}

/** Puts the file in place at once, so that whoever reads meanwhile sees the old or the new one. */
function write(name: string, content: string): void {
  const part = new URL(`${name}.${process.pid}.part`, output);
  writeFileSync(part, content);
  renameSync(part, new URL(name, output));
}

function json(document: object): string {
  return `${JSON.stringify(document)}\n`;
}
