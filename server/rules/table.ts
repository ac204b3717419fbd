import { badBackoff } from './bad-backoff.ts';
import { INVALID_CONFIG, INVALID_TEST_EVENT, RENDER_FAILED, UNUSED_STAND_IN } from './codes.ts';
import { dataFilter } from './data-filter.ts';
import { dateLiteral } from './date-literal.ts';
import { deadEndpoint } from './dead-endpoint.ts';
import { deprecatedBus } from './deprecated-bus.ts';
import { duplicateKey } from './duplicate-key.ts';
import { embeddedField } from './embedded-field.ts';
import { embeddedSyntax } from './embedded-syntax.ts';
import { embeddedType } from './embedded-type.ts';
import { endlessSchedule } from './endless-schedule.ts';
import { eventPath } from './event-path.ts';
import { halfEvent } from './half-event.ts';
import { inlineCredentials } from './inline-credentials.ts';
import { looseMatch } from './loose-match.ts';
import { missingField } from './missing-field.ts';
import { missingName } from './missing-name.ts';
import { newerField } from './newer-field.ts';
import { noEffect } from './no-effect.ts';
import { refused } from './refused.ts';
import { repeatedEvent } from './repeated-event.ts';
import type { Rule } from './rule.ts';
import { sameDest } from './same-dest.ts';
import { serviceAccount } from './service-account.ts';
import { servicePort } from './service-port.ts';
import { triggerType } from './trigger-type.ts';
import { unknownDependency } from './unknown-dependency.ts';
import { unknownEvent } from './unknown-event.ts';
import { unknownField } from './unknown-field.ts';
import { unknownReference } from './unknown-reference.ts';
import { wholeEvent } from './whole-event.ts';
import { wrongType } from './wrong-type.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** Every rule for manifests, one a line. */
export const rules: readonly Rule[] = [
  yamlSyntax,
  unknownField,
  wrongType,
  missingField,
  missingName,
  refused,
  repeatedEvent,
  duplicateKey,
  triggerType,
  unknownDependency,
  unknownEvent,
  unknownReference,
  embeddedSyntax,
  embeddedField,
  embeddedType,
  noEffect,
  newerField,
  dataFilter,
  dateLiteral,
  eventPath,
  wholeEvent,
  sameDest,
  halfEvent,
  badBackoff,
  endlessSchedule,
  deadEndpoint,
  servicePort,
  inlineCredentials,
  deprecatedBus,
  looseMatch,
  serviceAccount,
];

/** All codes that may stand in `rules` of `.argo-events.yaml` and in comments. */
export const ruleCodes: readonly string[] = [
  ...rules.map((rule) => rule.code),
  INVALID_CONFIG,
  INVALID_TEST_EVENT,
  RENDER_FAILED,
  UNUSED_STAND_IN,
];
