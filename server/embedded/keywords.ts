import type { Language } from './languages.ts';

/** Words of a language with what they do; of operators those that are words. One line a language. */
const KEYWORDS: Readonly<Partial<Record<Language, readonly (readonly [word: string, doc: string])[]>>> = {
  expr: [
    ['and', 'Both hold, as `&&`.'],
    ['contains', 'A text holds another: `body.ref contains "release"`.'],
    ['endsWith', 'A text ends with another.'],
    ['false', ''],
    ['in', 'A value is in a list or range, or a key in a map: `body.action in ["opened", "reopened"]`.'],
    ['let', 'Gives a value a name: `let x = 1; x + 1`.'],
    ['matches', 'A regular expression matches a text: `body.ref matches "^refs/tags/"`.'],
    ['nil', 'What is missing: `body.tag != nil`.'],
    ['not', 'The opposite, as `!`.'],
    ['or', 'One of both holds, as `||`.'],
    ['startsWith', 'A text begins with another.'],
    ['true', ''],
  ],
  govaluate: [
    ['false', ''],
    ['in', 'A value is in a list: `action in ("opened", "reopened")`.'],
    ['true', ''],
  ],
  jq: [
    ['and', 'Both hold.'],
    ['as', 'Gives a value a name: `.body as $body | …`.'],
    ['catch', 'What to do with an error: `try … catch …`.'],
    ['def', 'A function: `def twice: . * 2; …`.'],
    ['elif', ''],
    ['else', ''],
    ['end', 'Ends an `if`.'],
    ['false', ''],
    ['foreach', 'Values on the way to one: `foreach .[] as $x (0; . + $x)`.'],
    ['if', '`if … then … else … end`'],
    ['label', 'Where `break` leads to.'],
    ['null', ''],
    ['or', 'One of both holds.'],
    ['reduce', 'One value of many: `reduce .[] as $x (0; . + $x)`.'],
    ['then', ''],
    ['true', ''],
    ['try', 'Passes over errors: `try …`.'],
  ],
  lua: 'and break do else elseif end false for function if in local nil not or repeat return then true until while'
    .split(' ')
    .map((word) => [word, ''] as const),
  template: [
    ['block', 'Defines a template and runs it.'],
    ['break', 'Ends the innermost `range`.'],
    ['continue', 'Goes on with the next element of a `range`.'],
    ['define', 'Defines a template: `{{ define "NAME" }}…{{ end }}`.'],
    ['else', ''],
    ['end', 'Ends `if`, `with`, `range`, `define`.'],
    ['false', ''],
    ['if', '`{{ if VALUE }}…{{ else }}…{{ end }}`'],
    ['nil', ''],
    ['range', '`{{ range LIST }}…{{ end }}`: `.` is the element.'],
    ['template', 'Runs a template that is defined.'],
    ['true', ''],
    ['with', '`{{ with VALUE }}…{{ end }}`: `.` is the value, unless it is empty.'],
  ],
};

export function keywordsOf(language: Language): readonly (readonly [word: string, doc: string])[] {
  return KEYWORDS[language] ?? [];
}
