import { describe, expect, it } from 'vitest';
import { applyToStruct } from '../../../../emulator/engine/sensors/goStruct/apply.ts';
import { decodeStruct } from '../../../../emulator/engine/sensors/goStruct/decode.ts';
import { encodeStruct, toObject } from '../../../../emulator/engine/sensors/goStruct/encode.ts';
import { structOf } from '../../../../emulator/engine/sensors/goStruct/shape.ts';
import { applyTemplateParameters } from '../../../../emulator/engine/sensors/templateParameters.ts';
import { PORTS } from '../../../../scripts/conformance/answers/ports.ts';

const TEMPLATE = structOf('TriggerTemplate');

function roundTrip(text: string): unknown {
  const decoded = decodeStruct(text, TEMPLATE);
  return 'error' in decoded ? decoded : encodeStruct(decoded.value, TEMPLATE);
}

describe('a template read and written by the rules of encoding/json', () => {
  it.each([
    ['{}', '{"name":""}'],
    ['null', '{"name":""}'],
    ['{"name":"a","NAME":"b","nope":1}', '{"name":"b"}'],
    ['{"name":"a","Name":null}', '{"name":"a"}'],
    ['{"log":{},"conditions":"a < b"}', '{"name":"","conditions":"a \\u003c b","log":{}}'],
    ['{"log":{},"log":null}', '{"name":""}'],
    ['{"http":{"url":"a"},"HTTP":{"host":"b"}}', '{"name":"","http":{"url":"a","payload":null,"host":"b"}}'],
    [
      '{"http":{"secureHeaderſ":[null]}}',
      '{"name":"","http":{"url":"","payload":null,"secureHeaders":[null],"host":""}}',
    ],
    [
      '{"nats":{"payload":[null,{"src":{"value":""}}]}}',
      '{"name":"","nats":{"url":"","subject":"","payload":[{"dest":""},{"src":{"dependencyName":"","value":""},"dest":""}]}}',
    ],
    ['{"nats":{"payload":[]}}', '{"name":"","nats":{"url":"","subject":"","payload":[]}}'],
    ['{"slack":{}}', '{"name":"","slack":{"thread":{},"sender":{}}}'],
    [
      '{"custom":{"spec":{"b":null,"a":"x"}}}',
      '{"name":"","custom":{"serverURL":"","secure":false,"spec":{"a":"x","b":""},"payload":null}}',
    ],
    [
      '{"k8s":{"source":{"resource": {"b":1.0, "a":[12345678901234567890]},"inline":""}}}',
      '{"name":"","k8s":{"source":{"inline":"","resource":{"b":1.0,"a":[12345678901234567890]}}}}',
    ],
    ['{"k8s":{"source":{"configmap":{}}}}', '{"name":"","k8s":{"source":{"configmap":{"key":""}}}}'],
    [
      '{"pulsar":{"connectionBackoff":{"duration":5,"factor":"1.5","jitter":0.10}}}',
      '{"name":"","pulsar":{"url":"","topic":"","payload":null,"connectionBackoff":{"duration":5,"factor":"1.5","jitter":0.10}}}',
    ],
  ])('%s', (text, written) => {
    expect(roundTrip(text)).toBe(written);
  });

  it.each([
    ['{', 'unexpected end of JSON input'],
    ['[]', 'json: cannot unmarshal array into Go value of type v1alpha1.TriggerTemplate'],
    ['{"name":1}', 'json: cannot unmarshal number into Go struct field TriggerTemplate.name of type string'],
    [
      '{"http":"x"}',
      'json: cannot unmarshal string into Go struct field TriggerTemplate.http of type v1alpha1.HTTPTrigger',
    ],
    [
      '{"HTTP":{"timeout":1.5}}',
      'json: cannot unmarshal number 1.5 into Go struct field HTTPTrigger.http.timeout of type int64',
    ],
    [
      '{"log":{"intervalSeconds":-1}}',
      'json: cannot unmarshal number -1 into Go struct field LogTrigger.log.intervalSeconds of type uint64',
    ],
    [
      '{"kafka":{"headers":{"a":1}}}',
      'json: cannot unmarshal number into Go struct field KafkaTrigger.kafka.headers of type string',
    ],
    [
      '{"nats":{"payload":{}}}',
      'json: cannot unmarshal object into Go struct field NATSTrigger.nats.payload of type []v1alpha1.TriggerParameter',
    ],
    [
      '{"log":[],"name":1}',
      'json: cannot unmarshal array into Go struct field TriggerTemplate.log of type v1alpha1.LogTrigger',
    ],
  ])('refuses %s', (text, error) => {
    expect(roundTrip(text)).toEqual({ error });
  });
});

it('leaves nothing out that the rest of the engine takes for granted', () => {
  const decoded = decodeStruct('{"http":{"payload":[null],"timeout":5,"tls":null}}', TEMPLATE);
  expect('value' in decoded && toObject(decoded.value, TEMPLATE)).toEqual({
    name: '',
    http: { url: '', payload: [{ dest: '' }], timeout: 5, host: '' },
  });
});

it('applies parameters to the struct of a trigger type', () => {
  const parameters = [{ src: { dependencyName: 'none', value: 'y' }, dest: 'HOST' }];
  const trigger = { url: 'x', host: 'a' };
  expect(applyToStruct('HTTPTrigger', trigger, parameters, {}, PORTS)).toMatchObject({
    value: { url: 'x', host: 'y' },
    json: '{"url":"x","payload":null,"host":"y"}',
  });
});

describe('applyTemplateParameters', () => {
  const value = (dest: string, text: string) => ({ src: { dependencyName: 'none', value: text }, dest });
  const trigger = { template: { name: 't', http: { url: 'http://h' } } };

  it('keeps the template itself without parameters', () => {
    expect(applyTemplateParameters(trigger, {}, PORTS).value).toBe(trigger.template);
  });

  it.each([
    ['http.URL', 'x', { name: 't', http: { url: 'x', host: '' } }],
    ['http.headers.A', '1', { name: 't', http: { url: 'http://h', host: '', headers: { A: '1' } } }],
    ['http.unknown', '1', { name: 't', http: { url: 'http://h', host: '' } }],
  ])('sets %s', (dest, text, template) => {
    const parameters = [value(dest, text)];
    expect(applyTemplateParameters({ ...trigger, parameters }, {}, PORTS).value).toEqual(template);
  });

  it('gives the error of the decoder', () => {
    const parameters = [value('http.timeout', 'x')];
    expect(applyTemplateParameters({ ...trigger, parameters }, {}, PORTS).error).toBe(
      'json: cannot unmarshal string into Go struct field HTTPTrigger.http.timeout of type int64',
    );
  });
});
