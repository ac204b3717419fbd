import type { Target } from './target.ts';
import { bodyTarget } from './targets/body.ts';
import { configTarget } from './targets/config.ts';
import { durationTarget } from './targets/duration.ts';
import { httpTarget } from './targets/http.ts';
import { manifestTarget } from './targets/manifest.ts';
import { regexpTarget } from './targets/regexp.ts';
import { roundsTarget } from './targets/rounds.ts';
import { structTarget } from './targets/struct.ts';
import { vectorTarget } from './targets/vectors.ts';
import { yamlTarget } from './targets/yaml.ts';

/** What is fuzzed; each is made when it is wanted, for it reads its texts from the vectors. */
export const TARGETS: Readonly<Record<string, () => Target>> = {
  gjson: () =>
    vectorTarget(['gjson'], ['.#', '#(', ')#', '|@', '@this', '@reverse', '{a,b}', '..', '!', '%"*"']),
  sjson: () => vectorTarget(['sjson'], ['.-1', ':', '#', '.0', '.99', '\\.', '|', '@this', '*']),
  template: () =>
    vectorTarget(
      ['template', 'sprig'],
      [
        '{{',
        '}}',
        '.Input',
        ' | ',
        'range ',
        'end',
        'if ',
        'with ',
        '$x := ',
        'index ',
        'printf "%v"',
        'toJson',
        'set ',
        'dict ',
      ],
    ),
  govaluate: () =>
    vectorTarget(
      ['govaluate'],
      ['&&', '||', '=~', '!~', ' in ', '??', '?', ':', '**', '>>', '[a b]', '(', "'"],
    ),
  expr: () =>
    vectorTarget(
      ['expr'],
      [
        'all(',
        'filter(',
        '{#',
        '..',
        ' matches ',
        ' contains ',
        'nil',
        '?.',
        '??',
        'map(',
        'len(',
        '[:]',
        'let ',
      ],
    ),
  condition: () => vectorTarget(['condition'], ['&&', '||', '!', '(', ')', ' ', 'a', 'true', '-', '"']),
  jq: () =>
    vectorTarget(
      ['jq'],
      [
        '|',
        '..',
        'reduce ',
        'foreach ',
        'as $x ',
        'def f: ',
        ';',
        'limit(3; ',
        'range(9)',
        '//',
        '?',
        '@json',
        'try ',
        'label $f |',
        'recurse',
        'path(',
        'test("',
        '.[]',
      ],
    ),
  lua: () =>
    vectorTarget(
      ['lua-filter', 'lua-transform'],
      [
        'return ',
        'function() ',
        'end',
        'for i=1,3 do ',
        'local ',
        'string.rep("x", 99)',
        '..',
        'pcall(',
        'error(',
        'setmetatable(',
        '[[',
        '--',
        '%s',
        'nil',
        'goto ',
      ],
    ),
  cron: () =>
    vectorTarget(
      ['schedule'],
      ['*/', '@every ', '@daily', '1-5', ',', 'MON', 'L', '?', '60', '24h', 'TZ=', 'UTC', 'CRON_TZ='],
    ),
  filter: () =>
    vectorTarget(['filter', 'time-filter'], ['&&', 'a == b', '>=', '!=', '{{', '}}', '.*', '24:00:00', 'Z']),
  transform: () => vectorTarget(['transform'], ['.', '|', 'return event', '{', '}', 'end']),
  parameters: () =>
    vectorTarget(
      ['parameters', 'payload', 'resolve', 'template-parameters'],
      [
        '.-1',
        '.0',
        'http.',
        'k8s.',
        'payload.',
        'src',
        '{{ .Input }}',
        'append',
        'prepend',
        'application/json',
        'application/yaml',
      ],
    ),
  trigger: () =>
    vectorTarget(
      ['trigger'],
      [
        '[{"type":"section"}]',
        '{"type":"rich_text","elements":[',
        '{"type":"record","name":"r","fields":[',
        'http://',
        '%2F',
        '@',
        'update',
        'submit-from',
        '\\n',
        '/../',
        '# ',
        ': ',
      ],
    ),
  rounds: roundsTarget,
  body: bodyTarget,
  config: configTarget,
  duration: durationTarget,
  http: httpTarget,
  manifest: manifestTarget,
  regexp: regexpTarget,
  struct: structTarget,
  yaml: yamlTarget,
};
