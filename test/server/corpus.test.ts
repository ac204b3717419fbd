import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkFile } from '../../server/workspace/check-file.ts';
import { createProject } from '../../schemas/graph/project.ts';
import { scanFolder } from '../../server/workspace/scan.ts';

/** Example manifests of the Argo Events project; they lie beside the repository where it is developed, not in it. */
const CORPUS = new URL('../../../shared/corpus/upstream-examples', import.meta.url).pathname;

/** What is really wrong upstream, with the reason. */
const WRONG: readonly [place: string, code: string, reason: string][] = [
  ['event-sources/slack.yaml:40', 'service-port', 'the Service has no port 14000'],
  ['sensors/calendar.yaml:44', 'no-effect', '`retryStrategy` without `atLeastOnce`'],
  [
    'sensors/dependencies-conditions.yaml:15',
    'unknown-event',
    'the EventSource `webhook` beside it has the event `example` only',
  ],
  ['sensors/file.yaml:39', 'no-effect', '`retryStrategy` without `atLeastOnce`'],
  ['sensors/http-trigger-secure-headers.yaml:22', 'no-effect', '`retryStrategy` without `atLeastOnce`'],
  ['sensors/log.yaml:14', 'no-effect', '`intervalSeconds` of a log trigger'],
  ['sensors/trigger-openwhisk.yaml:13', 'unknown-field', 'keys are case-sensitive: `openWhisk`'],
  [
    'sensors/trigger-with-atleast-once-semantics.yaml:17',
    'unknown-field',
    '`atLeastOnce` belongs to the trigger, not to its template',
  ],
  ['tutorials/03-trigger-sources/sensor-cm.yaml:20', 'unknown-field', 'a key selector has no `namespace`'],
  ['tutorials/03-trigger-sources/sensor-git.yaml:41', 'unknown-field', '`sshKeyPath` went with v1.5.0'],
  ['tutorials/03-trigger-sources/sensor-git.yaml:42', 'unknown-field', 'a git source has no `namespace`'],
  [
    'tutorials/09-http-trigger/minio-event-source.yaml:6',
    'unknown-field',
    '`type` went with the kinds of before v1.0',
  ],
];

test('the examples of Argo Events raise no false alarm', async () => {
  if (!existsSync(CORPUS)) {
    console.warn(`Not checked: there is no ${CORPUS}.`);
    expect(existsSync(CORPUS)).toBe(false);
    return;
  }
  const project = createProject();
  const files = await scanFolder(project, CORPUS, {
    skipped: (path, reason) => expect.fail(`${path}: ${reason}`),
  });
  const found = files.flatMap((uri) =>
    checkFile(project, uri, { yamlSyntax: true })
      .filter(({ finding }) => finding.severity !== 'hint')
      .map(({ finding, range }) => [
        `${uri.slice(uri.indexOf('upstream-examples/') + 18)}:${range.start.line + 1}`,
        finding.code,
      ]),
  );
  expect(found).toEqual(WRONG.map(([place, code]) => [place, code]));
});
