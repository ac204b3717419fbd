import { describe, expect, it } from 'vitest';
import { templateReferences } from '../../../../../emulator/engine/lang/template/references.ts';
import { shownReferences } from '../shownReferences.ts';

describe('templateReferences', () => {
  it.each<[string, string[]]>([
    ['{{ .Input.body.ref | upper }}', ['path body <body>', 'path body.ref <ref>', 'function upper <upper>']],
    [
      '{{ with .Input.body }}{{ .ref }}{{ else }}{{ .x }}{{ end }}',
      ['path body <body>', 'path body.ref <ref>'],
    ],
    ['{{ range .Input.l }}{{ .x }}{{ $.Input.n }}{{ end }}', ['path l <l>', 'path n <n>']],
    [
      '{{ $b := .Input.body }}{{ $b.ref }}',
      ['variable $b <$b>', 'path body <body>', 'variable $b <$b>', 'path body.ref <ref>'],
    ],
    [
      '{{ range $i, $e := .Input.l }}{{ $e.x }}{{ end }}',
      ['variable $i <$i>', 'variable $e <$e>', 'path l <l>', 'variable $e <$e>'],
    ],
    ['é{{ index .Input.h "A-B" 0 }}', ['function index <index>', 'path h <h>']],
    ['{{ (.Input.a).b }}{{ .Other }}', ['path a <a>', 'path a.b <b>']],
    ['{{ define "t" }}{{ .Input.a }}{{ end }}{{ template "t" .Input.b }}', ['path b <b>']],
    ['{{ toJson .Input }}', ['function toJson <toJson>', 'path  <Input>']],
    ['{{ .Input.a', []],
  ])('%j', (source, expected) => {
    expect(shownReferences(source, templateReferences(source))).toEqual(expected);
  });
});
