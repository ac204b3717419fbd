import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { readCatalogue } from '../../../scripts/generate/catalogue.ts';
import { typesPage } from '../../../scripts/generate/types-page.ts';
import { eventSourceTypes, triggerTypes } from '../../../schemas/type-names.ts';

const page = readFileSync(new URL('../../../docs/types.md', import.meta.url), 'utf8');

describe('docs/types.md', () => {
  it('is up to date: `npm run generate:docs` writes it', () => {
    expect(typesPage(readCatalogue())).toBe(page);
  });

  it.each([...eventSourceTypes, ...triggerTypes])('has a row of %s', (type) => {
    expect(page).toContain(
      `| [\`${type}\`](https://argoproj.github.io/argo-events/APIs/#argoproj.io/v1alpha1.`,
    );
  });
});
