import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCloudEvent, encodeCloudEvent } from '../../../../emulator/engine/bus/cloudEvent.ts';
import type { SensorEvent } from '../../../../emulator/engine/event.ts';

const EMPTY = {
  id: '',
  source: '',
  specversion: '1.0',
  type: '',
  datacontenttype: '',
  subject: '',
  time: null,
};

describe('decodeCloudEvent', () => {
  it.each([
    [
      '"id":"1","source":"a b","type":"t","subject":"e"',
      { id: '1', source: 'a%20b', type: 't', subject: 'e' },
    ],
    ['"id":null,"subject":null', {}],
    ['"time":"2026-01-02T3:04:05,5+02:00"', { time: '2026-01-02T03:04:05.5+02:00' }],
    ['"time":"0001-01-01T00:00:00Z"', {}],
    ['"dataschema":"::","a1":"x","B2":3,"c":true,"d":null', {}],
    ['"":1,"id":5', {}],
  ])('attributes %s', (members, attributes) => {
    const event = { context: { ...EMPTY, ...attributes }, data: null };
    expect(decodeCloudEvent(`{"specversion":"1.0",${members}}`)).toEqual({ event, isBase64: false });
  });

  it.each([
    ['"specversion":"1.0","data":{"k": 1}', '{"k": 1}'],
    ['"specversion":"1.0","datacontenttype":"application/json","data": [1]', ' [1]'],
    ['"data":null,"specversion":"1.0"', 'null'],
    ['"specversion":"1.0","datacontenttype":"text/plain","data":"a\\nb"', 'a\nb'],
    ['"specversion":"1.0","data":"text","datacontenttype":"text/plain"', 'text'],
    ['"specversion":"1.0","datacontenttype":"application/yaml","data_base64":"azogMQo="', 'k: 1\n'],
    ['"specversion":"1.0","datacontenttype":"application/json","data":{"k":1},"data_base64":"e30="', '{}'],
    [
      '"specversion":"1.0","datacontenttype":"application/json","data_base64":"e30=","data":{"k":1}',
      '{"k":1}',
    ],
    ['"data_base64": "e30=","specversion":"1.0"', '{}'],
    ['"specversion":"1.0","data_base64":""', ''],
    ['"specversion":"1.0","data_base64":"/w=="', '\udcff'],
    ['"specversion":"0.3","datacontentencoding":"base64","data":"e30="', '{}'],
    ['"specversion":"0.3","data_base64":"e30="', null],
  ])('data of {%s}', (members, data) => {
    expect(decodeCloudEvent(`{${members}}`)).toMatchObject({ event: { data } });
  });

  it.each([
    ['[]', 'specversion: no specversion'],
    ['{}', 'specversion: no specversion'],
    ['', 'unexpected end of JSON input'],
    ['{"specversion":"1.0",}', "invalid character '}' looking for beginning of object key string"],
    ['{"specversion":"2.0"}', 'specversion: unknown value: 2.0'],
    ['{"specversion":"1.0","specversion":"1.0"}', 'specversion was already provided'],
    ['{"specversion":"1.0","source":":"}', 'cannot parse uri ref: :'],
    ['{"specversion":"1.0","source":""}', 'cannot parse uri ref: '],
    ['{"specversion":"1.0","time":"today"}', 'cannot convert "today" to time.Time: not in RFC3339 format'],
    ['{"specversion":"1.0","id":1}', 'ReadString: expects " or n, but found 1'],
    ['{"specversion":"1.0","e":{}}', 'invalid CloudEvents value: the extension e is an object or a list'],
    ['{"specversion":"1.0","n":2147483648}', 'cannot convert 2147483648 to int32: out of range'],
    ['{"specversion":"1.0","data_base64":"%%%"}', 'illegal base64 data'],
    ['{"specversion":"1.0","data_base64": "e30="}', 'illegal base64 data'],
    [
      '{"specversion":"1.0","datacontenttype":"text/plain","data":{}}',
      'unexpected data payload for media type "text/plain", expected a string: ReadString: expects " or n, but found {',
    ],
  ])('refuses %s', (body, error) => {
    expect(decodeCloudEvent(body)).toEqual({ error });
  });

  it.each([['null'], [' null '], ['{"data_base64":5,"specversion":"1.0"}']])('dies of %s', (body) => {
    expect(decodeCloudEvent(body)).toHaveProperty('crash');
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        decodeCloudEvent(`{"specversion":"1.0","data":${text}}`);
        decodeCloudEvent(text);
      }),
    );
  });
});

describe('encodeCloudEvent', () => {
  it.each<[SensorEvent, string]>([
    [{ context: EMPTY, data: null }, '{"specversion":"1.0","id":"","source":"","type":""}'],
    [
      {
        context: {
          ...{
            id: 'i',
            source: 's',
            specversion: '1.0',
            type: 't',
            subject: '<\b"é',
            time: '2026-01-02T03:04:05.5+02:00',
          },
          datacontenttype: 'application/json',
        },
        data: '{"é":1}',
      },
      '{"specversion":"1.0","id":"i","source":"s","type":"t","subject":"\\u003c\\u0008\\"é","datacontenttype":"application/json","time":"2026-01-02T01:04:05.5Z","data_base64":"eyLDqSI6MX0="}',
    ],
  ])('%j', (event, body) => {
    expect(encodeCloudEvent(event)).toBe(body);
  });

  it('is read again as it was', () => {
    const text = fc.string();
    const context = fc.record({ id: text, type: text, subject: text, datacontenttype: text });
    fc.assert(
      fc.property(context, fc.option(fc.string({ unit: 'grapheme' })), (attributes, data) => {
        const event = { context: { ...EMPTY, source: 's', ...attributes }, data };
        expect(decodeCloudEvent(encodeCloudEvent(event))).toMatchObject({ event });
      }),
    );
  });
});
