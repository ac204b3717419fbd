import { describe, expect, it } from 'vitest';
import { contextJson, eventJson, type EventContext } from '../../../emulator/engine/event.ts';

const context: EventContext = {
  id: '1',
  source: 'hook',
  specversion: '1.0',
  type: 'webhook',
  datacontenttype: 'application/json',
  subject: 'a<b',
  time: '2024-05-17T12:20:30.999+02:00',
};
const json =
  '{"id":"1","source":"hook","specversion":"1.0","type":"webhook","datacontenttype":"application/json","subject":"a\\u003cb","time":"2024-05-17T10:20:30Z"}';

describe('an event as Go writes it', () => {
  it.each([
    [context.time, json],
    [null, json.replace('"2024-05-17T10:20:30Z"', 'null')],
    ['soon', json.replace('2024-05-17T10:20:30Z', 'soon')],
  ])('with the time %s', (time, expected) => {
    const own = { ...context, time };
    expect([contextJson(own), contextJson(own)]).toEqual([expected, expected]);
  });

  it.each([
    [null, 'null'],
    ['', '""'],
    ['{"a":"é"}', '"eyJhIjoiw6kifQ=="'],
  ])('with the data %j', (data, expected) => {
    const event = { context, data };
    const whole = `{"context":${json},"data":${expected}}`;
    expect([eventJson(event), eventJson(event)]).toEqual([whole, whole]);
    expect(eventJson({ ...event, data: 'x' })).not.toBe(whole);
  });
});
