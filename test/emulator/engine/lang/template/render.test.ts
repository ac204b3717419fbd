import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TemplatePorts } from '../../../../../emulator/engine/lang/template/render.ts';
import {
  compileTemplate,
  renderDataFilter,
  renderParameter,
} from '../../../../../emulator/engine/lang/template/render.ts';

const ports: TemplatePorts = { now: () => Date.UTC(2026, 0, 2, 3, 4, 5), random: () => 0.25 };
const input = JSON.stringify({
  n: 1e6,
  s: 'text',
  l: [3, 1, null],
  m: { b: 'x', a: 1.5 },
  no: null,
  k: { 'a-b': [7] },
});

function render(source: string): string {
  const rendered = renderParameter(source, input, ports);
  return 'error' in rendered ? `! ${rendered.error}` : rendered.text;
}

describe('renderParameter', () => {
  it.each([
    ['{{ .Input.n }}', '1e+06'],
    ['{{ .Input.m }}', 'map[a:1.5 b:x]'],
    ['{{ .Input.l }} {{ .Input.missing }}', '[3 1 <nil>] <no value>'],
    ['{{ index .Input.k "a-b" 0 }}', '7'],
    ['{{ range $i, $v := .Input.l }}{{ $i }}={{ $v }};{{ end }}', '0=3;1=1;2=<no value>;'],
    ['{{ range .Input.none }}x{{ else }}none{{ end }}', 'none'],
    ['{{ with .Input.m }}{{ .b }}{{ end }}', 'x'],
    ['{{ if and .Input.s (gt .Input.n 1.0) }}yes{{ end }}', 'yes'],
    ['a {{- /* c */ -}} b', 'ab'],
    ['{{ define "t" }}<{{ . }}>{{ end }}{{ template "t" .Input.s }}', '<text>'],
    ['{{ $x := 1 }}{{ range until 3 }}{{ $x = add $x . }}{{ end }}{{ $x }}', '4'],
    ['{{ range until 9 }}{{ if eq . 3 }}{{ break }}{{ end }}{{ . }}{{ end }}', '012'],
    ['{{ printf "%05.1f|%-4s|%q|%T" .Input.m.a "é" "x" .Input.l }}', '001.5|é   |"x"|[]interface {}'],
    [
      '{{ .Input.no.a }}',
      '! template: param:1:9: executing "param" at <.Input.no.a>: nil pointer evaluating interface {}.a',
    ],
    ['{{ .Input.missing }}', '! template evaluated to empty string or no value: {{ .Input.missing }}'],
    ['{{ nope }}', '! template: param:1: function "nope" not defined'],
    ['{{ if }}', '! template: param:1: missing value for if'],
    ['{{ printf "%.3T|%8.3T" .Input.s .Input.n }}', 'str|     flo'],
    ['{{ printf "%+w" .Input.l }}', '%!w([]interface {}=[3 1 <nil>])'],
    ['{{ printf "%5v" .Input.l }}', '[    3     1 <nil>]'],
    ['{{ printf "%.1x %+.1X" 1.999 1e3 }}', '0x1.0p+01 +0X1.FP+09'],
    ['{{ printf "%#O" 1 }}', '0o01'],
    ['{{ printf "%d" (semver "1.2.3-a") }}', '&{1 2 3 %!d(string=a) %!d(string=) %!d(string=1.2.3-a)}'],
    [
      '{{ printf "%#v" (toDate "2006-01-02" "2024-05-17") }}',
      'time.Date(2024, time.May, 17, 0, 0, 0, 0, time.Local)',
    ],
    [
      '{{ call (len "x") }}',
      '! template: param:1:3: executing "param" at <call (len "x")>: error calling call: non-function len "x" of type int',
    ],
    [
      '{{ len .Input.missing }}',
      '! template: param:1:3: executing "param" at <len .Input.missing>: error calling len: reflect: call of reflect.Value.Type on zero Value',
    ],
    [
      'é{{ len 3 }}',
      '! template: param:1:5: executing "param" at <len 3>: error calling len: len of type int',
    ],
  ])('%s', (source, expected) => {
    expect(render(source)).toBe(expected);
  });

  it.each([
    ['{{ repeat 1000000000 "x" }}'],
    ['{{ until 1000000000 }}'],
    ['{{ $x := list }}{{ range until 100000 }}{{ $x = append $x 1 }}{{ end }}{{ len $x }}'],
    ['{{ $s := repeat 1000000 "a" }}{{ range until 1000 }}{{ $_ := upper $s }}{{ end }}'],
    ['{{ range until 100 }}{{ derivePassword 1 "long" "a" "b" "c" }}{{ end }}'],
    ['{{ set .Input "self" .Input }}'],
    ['{{ $_ := set .Input "self" .Input }}{{ deepCopy .Input }}'],
    ['{{ define "t" }}{{ template "t" }}{{ end }}{{ template "t" }}'],
    ['{{ range until 3000 }}{{ range until 3000 }}{{ range until 3000 }}x{{ end }}{{ end }}{{ end }}'],
    ['{{ printf "%999999d" 1 | repeat 999 }}'],
    [`{{ ${'('.repeat(20_000)}1${')'.repeat(20_000)} }}`],
  ])('ends a hostile template with an error: %.60s', (source) => {
    expect(render(source)).toMatch(/^! template/);
  });

  it('says where a template does not parse or fail', () => {
    const source = 'ab {{ .Input.s | nope }}';
    const compiled = compileTemplate(source);
    expect('error' in compiled && source.slice(compiled.offset)).toMatch(/^nope/);
    const failed = renderParameter('ab {{ .Input.s.x }}', input, ports);
    expect('error' in failed && failed.offset).toBe('ab {{ .Input'.length);
  });

  it('survives any text and answers the same twice', () => {
    const words = [
      '{{',
      '}}',
      '{{-',
      '-}}',
      ' ',
      '.',
      '.Input',
      '.Input.l',
      '$x',
      ':=',
      '=',
      '|',
      '(',
      ')',
      '"a"',
      '`',
      '1',
      '0x',
      "'a'",
    ];
    const actions = [
      'if',
      'else',
      'end',
      'range',
      'with',
      'define',
      'template',
      'block',
      'break',
      'len',
      'printf',
      'nil',
      'true',
      ',',
      'é',
    ];
    const text = fc.array(fc.constantFrom(...words, ...actions), { maxLength: 20 });
    const property = fc.property(text, fc.constantFrom('', ' '), (parts, gap) => {
      const source = parts.join(gap);
      expect(render(source)).toBe(render(source));
    });
    fc.assert(property, { seed: 1, numRuns: 3000 });
  });
});

describe('renderDataFilter', () => {
  it.each([
    ['1e6', '1000000'],
    ['{"a": 1}', '{"a": 1}'],
    ['"x"', 'x'],
    ['true', 'true'],
  ])('sees %s as text', (json, text) => {
    expect(renderDataFilter('{{ .Input }}', json, ports)).toEqual({ text });
  });

  it('has words of its own for no output', () => {
    expect(renderDataFilter('{{ .Input }}', 'null', ports)).toEqual({
      error: "template '{{ .Input }}' evaluated to empty string or no value",
    });
  });
});
