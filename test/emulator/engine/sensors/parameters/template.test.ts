import { describe, expect, it } from 'vitest';
import { renderParameter } from '../../../../../emulator/engine/lang/template/render.ts';
import { renderTemplate } from '../../../../../emulator/engine/sensors/parameters/template.ts';

const json = '{"a":{"b":"x","l":[1,{"c":null}]},"b":"y","a":{"b":"second"},"\\u0063":3,"n":null,"s":"text"}';

/** Numbers that depend only on how many were taken before. */
function counted(): () => number {
  let count = 0;
  return () => (count++ % 10) / 10;
}

describe('renderTemplate gives what renderParameter gives', () => {
  it.each([
    ['{{ .Input.a.b }}', 'x'],
    ['{{ .Input.c }}-{{ .Input.b }}', '3-y'],
    ['{{ .Input.a.b }}{{ toJson .Input.a }}', 'x{"b":"x","l":[1,{"c":null}]}'],
    ['{{ len .Input }}', '5'],
    ['{{ with .Input.a }}{{ .b }}{{ $.Input.b }}{{ end }}', 'xy'],
    ['{{ with .Input.none }}{{ .b }}{{ else }}{{ .Input.b }}{{ end }}', 'y'],
    ['{{ with . }}{{ .Input.b }}{{ end }}', 'y'],
    ['{{ range .Input.a.l }}{{ . }},{{ end }}', '1,map[c:<nil>],'],
    ['{{ $x := .Input }}{{ $x.a.b }}', 'x'],
    ['{{ (.Input).b }}', 'y'],
    ['{{ define "t" }}{{ .b }}{{ end }}{{ template "t" .Input.a }}', 'x'],
    ['{{ define "t" }}{{ .Input.b }}{{ end }}{{ template "t" $ }}', 'y'],
    ['{{ set .Input.a "b" 1 | len }}{{ .Input.a.b }}', '21'],
    ['{{ set $.Input "b" "z" | len }}{{ .Input.b }}', '5z'],
    ['{{ .Input.s | randAlpha 0 }}', undefined],
    ['{{ .Input.s.x }}', undefined],
    ['{{ .Input.n.x }}', undefined],
    ['{{ .Input.none }}', undefined],
    ['{{ randNumeric 3 }}{{ fail "x" }}', undefined],
    ['{{ .Input.', undefined],
    ['{{ range until 1000000 }}xx{{ end }}', 'xx'.repeat(1_000_000)],
  ])('%s', (source, text) => {
    const [first, second] = [counted(), counted()];
    const expected = renderParameter(source, json, { now: () => 0, random: first });
    if (text !== undefined) expect(expected).toEqual({ text });
    else expect(expected).toHaveProperty('error');
    expect(renderTemplate(source, json, { now: () => 0, random: second })).toEqual(expected);
    expect(second()).toBe(first());
  });
});
