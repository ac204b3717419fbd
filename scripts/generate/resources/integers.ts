import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Declaration } from './interfaces.ts';

interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: { readonly type?: string; readonly format?: string };
}

type Validate = ((data: unknown) => boolean) & { readonly errors?: readonly ValidationError[] | null };

/** No integer, and beyond 32 bits once it is one: what a validator says of them tells what it wants. */
const PROBES = [1.5, 2 ** 40];

/**
 * Formats such as `int32` of the fields that hold integers, or lists or maps of them. The interfaces know `number` only; their validators know more.
 */
export async function integerFormats(
  { folder, globalName }: Declaration,
  fields: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (fields.length === 0) return new Map();
  const file = pathToFileURL(join(folder, '_schemas', `${globalName}.js`)).href;
  const { validate } = (await import(file)) as { validate: Validate };
  return new Map(
    fields.flatMap((field) => {
      const said = PROBES.flatMap((probe) =>
        [probe, [probe], { probe }].flatMap((value) => errorsOf(validate, { [field]: value }, field)),
      );
      if (!said.some(({ params }) => params.type === 'integer')) return [];
      const format = said.find(({ keyword }) => keyword === 'format')?.params.format;
      return [[field, format ?? 'int64'] as const];
    }),
  );
}

function errorsOf(validate: Validate, value: object, field: string): readonly ValidationError[] {
  validate(value);
  return (validate.errors ?? []).filter(({ instancePath }) => instancePath.split('/')[1] === field);
}
