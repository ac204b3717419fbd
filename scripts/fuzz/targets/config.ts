import { checkConfig } from '../../../server/rules/check.ts';
import { readConfig } from '../../../schemas/config/config.ts';
import { mutateText } from '../mutate.ts';
import type { Target } from '../target.ts';

const TEXTS = [
  `kind: ArgoEventsProject
rules: {unknown-field: off}
ignore: ["charts/**"]
scopes: [teams/a]
argoEventsVersion: v1.9.11
`,
  `kind: ArgoEventsProject
answers:
  - trigger: build/*
    status: 503
    headers: {Retry-After: "30"}
    body: {ok: false}
    delay: 1m30s
    times: 2
  - trigger: argo-events/build/job
    labels: {done: "yes"}
    after: 20s
  - trigger: a/b
    error: no route
`,
  `kind: ArgoEventsProject
artifacts:
  - url: https://example.com/a.yaml
    file: local/a.yaml
  - git: {url: g, filePath: a/b.yaml}
    file: b.yaml
  - s3: {bucket: b, key: k}
    file: c.yaml
  - configMap: {name: m, key: k}
    file: d.yaml
  - path: $HOME/.wskprops
    file: e
  - object: {kind: Deployment, name: web}
    file: f.yaml
  - schema: {url: http://r, id: 7}
    file: g.avsc
  - custom: localhost:9000
    file: h
secrets:
  - {name: hook, key: token, env: HOOK_TOKEN}
  - {name: hook, key: secret, file: local/secret}
`,
];
const WORDS = [
  '\n',
  '  ',
  '- ',
  ': ',
  '[',
  '{',
  '}',
  '"',
  '~',
  '../',
  '99',
  '0x1',
  '.inf',
  '1h',
  'ms',
  '*',
  '/',
  '&a ',
  '*a',
  '<<: ',
];

/** Nobody writes a longer one. */
const LONGEST = 20_000;

/** Configurations: read and checked, every problem inside of the text. */
export function configTarget(): Target {
  return {
    make: (random) => mutateText(random, random.pickAny(TEXTS) ?? '', TEXTS, WORDS).slice(0, LONGEST),
    answer: (input) => {
      const text = input as string;
      const { config, problems } = readConfig(text);
      const outside = problems.find(({ span }) => span.start < 0 || span.end > text.length);
      if (outside) throw new Error(`${outside.message} is reported outside of the text`);
      return { config, findings: checkConfig(text).map(({ message, span }) => [message, span]) };
    },
  };
}
