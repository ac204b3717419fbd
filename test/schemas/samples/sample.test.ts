import { expect, it } from 'vitest';

import { filePosition } from '../../../schemas/manifest/document.ts';
import { readSamples } from '../../../schemas/samples/sample.ts';

const HEAD = 'kind: ArgoEventsSample\nname: s\nfor: github\n';

it.each([
  [
    'what it begins with',
    `${HEAD}base: push\nset: {a.b: {c: [1, yes]}}`,
    { base: { name: 'push' }, set: [{ path: 'a.b', value: '{"c":[1,true]}' }] },
  ],
  [
    'a whole payload in its order, integers in full',
    `${HEAD}payload: {b: 12345678901234567890, a: "1"}`,
    { payload: '{"b":12345678901234567890,"a":"1"}' },
  ],
  ['a text as it is', `${HEAD}payload: |\n  {"a": 1.50}\n`, { payload: '{"a": 1.50}\n' }],
  [
    'JSON',
    '{"kind": "ArgoEventsSample", "name": "s", "for": "a/b", "payload": null}',
    { for: 'a/b', payload: 'null' },
  ],
  ['its name for a title', `${HEAD}payload: 1`, { name: 's', title: 's', headers: {}, message: [] }],
  [
    'headers and what the message says',
    `${HEAD}payload: 1\nheaders: {a: 1}\nmessage: {key: k}`,
    { headers: { a: '1' }, message: [{ name: 'key', value: 'k' }] },
  ],
])('reads %s', (_, text, expected) => {
  const { samples, problems } = readSamples('file:///a.event.yaml', text);
  expect(problems).toEqual([]);
  expect(samples).toMatchObject([expected]);
});

it.each([
  ['no mapping', '- a', '1: Expected fields, one a line; start with "kind: ArgoEventsSample".'],
  ['another kind', HEAD.replace('Sample', ''), '1: Expected "kind: ArgoEventsSample".'],
  [
    'no name',
    'kind: ArgoEventsSample\nfor: github\nbase: push',
    '1: Expected `name`: a name, such as push-to-release.',
  ],
  [
    'an empty name',
    'kind: ArgoEventsSample\nname:\nfor: github\nbase: push',
    '1: Expected `name`: a name, such as push-to-release.',
  ],
  [
    'no event source',
    'kind: ArgoEventsSample\nname: s\nbase: push',
    '1: Expected `for`: an event source type such as github, or SOURCE/EVENT.',
  ],
  [
    'an unknown type',
    HEAD.replace('github', 'githb'),
    '3: There is no event source type `githb`. Did you mean github?',
  ],
  [
    'a type like no other',
    HEAD.replace('github', 'carrier-pigeon'),
    '3: There is no event source type `carrier-pigeon`. Expected an event source type such as github, or SOURCE/EVENT',
  ],
  [
    'no payload',
    HEAD,
    '1: Expected `payload`, or `base: NAME` of a built-in sample; `set` then changes single fields of it.',
  ],
  [
    'changes of nothing',
    `${HEAD}set: {a: 1}`,
    '4: Expected `payload`, or `base: NAME` of a built-in sample; `set` then changes single fields of it.',
  ],
  [
    'two payloads',
    `${HEAD}base: push\npayload: 1`,
    '5: `payload` is whole, so it does not go with `base`: use `set` to change single fields.',
  ],
  [
    'changes of what is whole',
    `${HEAD}payload: 1\nset: {a: 1}`,
    '5: `set` changes fields of `base`: write the values into `payload`.',
  ],
  [
    'changes that are no mapping',
    `${HEAD}base: push\nset: [a]`,
    '5: Expected paths with values, one a line, such as `repository.name: widgets`.',
  ],
  [
    'a message that is no mapping',
    `${HEAD}base: push\nmessage: a`,
    '5: Expected what the message says beside its body, one a line, such as `key: order-42`.',
  ],
  [
    'a header that is no text',
    `${HEAD}base: push\nheaders: {a: true}`,
    '5: Expected a text: put it in quotes.',
  ],
  [
    'an unknown field',
    `${HEAD}base: push\npayloads: 1`,
    '5: There is no field of a sample `payloads`. Did you mean `payload`?',
  ],
  [
    'a mistake in the second document',
    `${HEAD}base: push\n---\nname: a\nfor: github\nbase: push`,
    '6: Expected "kind: ArgoEventsSample".',
  ],
])('says where there is %s', (_, text, expected) => {
  const { file, problems } = readSamples('file:///a.event.yaml', text);
  const said = problems.map(({ document, message, span }) => {
    const place = file.documents[document];
    return `${place ? filePosition(place, span.start).line + 1 : 0}: ${message}`;
  });
  expect(said).toContain(expected);
});
