import { expect, test } from 'vitest';
import { checkResource } from '../../../schemas/resources/check.ts';
import { textAt } from '../../../schemas/yaml/node.ts';
import { parseYaml } from '../../../schemas/yaml/parse.ts';
import { completeKinds } from '../../../server/features/object-kinds.ts';
import { resourceSchemas } from '../../../server/workspace/resource-schemas.ts';

const EMPTY = {
  text: '',
  position: { line: 0, character: 0 },
  lines: 0,
  indent: 0,
  apiVersion: undefined,
  kind: undefined,
};

test('every whole object that is proposed is one of its kind', () => {
  const schemas = resourceSchemas();
  if (!schemas) expect.fail('there are no schemas');
  const items = completeKinds(EMPTY, undefined, schemas, false)?.items ?? [];
  expect(items.map(({ label }) => label)).toContain('Workflow');
  for (const { label, textEdit } of items) {
    const { root, problems } = parseYaml(textEdit?.newText ?? '');
    const schema = schemas.schemaOf(textAt(root, ['apiVersion']) ?? '', label);
    expect(problems).toEqual([]);
    expect(root && schema && checkResource(root, schema, schemas, () => undefined)).toEqual([]);
    expect(textEdit?.newText).not.toContain('$');
  }
});
