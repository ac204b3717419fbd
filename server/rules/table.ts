import { duplicateKey } from './duplicate-key.ts';
import { missingField } from './missing-field.ts';
import { missingName } from './missing-name.ts';
import type { Rule } from './rule.ts';
import { unknownField } from './unknown-field.ts';
import { wrongType } from './wrong-type.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** Every rule for manifests, one a line. */
export const rules: readonly Rule[] = [
  yamlSyntax,
  unknownField,
  wrongType,
  missingField,
  missingName,
  duplicateKey,
];

/** Of findings in `.argo-events.yaml`. */
export const INVALID_CONFIG = 'invalid-config';

/** All codes that may stand in `rules` of `.argo-events.yaml` and in comments. */
export const ruleCodes: readonly string[] = [...rules.map((rule) => rule.code), INVALID_CONFIG];
