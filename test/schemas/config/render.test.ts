import { expect, test } from 'vitest';
import { commandWords } from '../../../schemas/config/command-words.ts';
import { readConfig } from '../../../schemas/config/config.ts';

const lines: [line: string, words: string[] | RegExp][] = [
  ['helm template .', ['helm', 'template', '.']],
  ['kustomize build  overlays/prod', ['kustomize', 'build', 'overlays/prod']],
  [`helm template 'my chart' --set "a=b c"`, ['helm', 'template', 'my chart', '--set', 'a=b c']],
  [`a --set=x="y z"w`, ['a', '--set=x=y zw']],
  ['my\\ tool ""', ['my tool', '']],
  [`a '$HOME|*'`, ['a', '$HOME|*']],
  ['helm template . | tee out', /`\|` would mean nothing/],
  ['a && b', /`&`/],
  ['a $HOME', /`\$`/],
  ['a > b', /`>`/],
  ['a *.yaml', /`\*`/],
  [`a 'b`, /not closed/],
  ['  ', /Expected a command/],
  [`"" a`, /Expected a command/],
];

test.each(lines)('the words of %j', (line, expected) => {
  const read = commandWords(line);
  if (Array.isArray(expected)) expect(read).toEqual({ words: expected });
  else expect(read).toEqual({ problem: expect.stringMatching(expected) as string });
});

const rules: [yaml: string, rule: object | RegExp][] = [
  ['{command: helm template .}', { command: ['helm', 'template', '.'], folder: '', files: [], index: 0 }],
  ['{command: [a, 1], folder: ./charts/app/}', { command: ['a', '1'], folder: 'charts/app' }],
  ['{command: a, files: ["templates/**"]}', { files: ['templates/**'] }],
  ['{command: a | b}', /No shell reads/],
  ['{command: []}', /Expected a command/],
  ['{command: [[a]]}', /Expected a text/],
  ['{folder: x}', /`command` is missing/],
  ['{command: a, folder: ../x}', /folder of this configuration or one below/],
  ['{command: a, folder: /x}', /folder of this configuration or one below/],
  ['{command: a, path: x}', /no setting of a render command `path`/],
  ['helm template .', /Expected `command/],
];

test.each(rules)('render: %s', (yaml, expected) => {
  const { config, problems } = readConfig(`kind: ArgoEventsProject\nrender:\n  - ${yaml}\n`);
  if (expected instanceof RegExp)
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(expected)]);
  else {
    expect(problems).toEqual([]);
    expect(config.render).toMatchObject([expected]);
  }
});
