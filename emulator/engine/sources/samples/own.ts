import type { OwnSample } from '../../../../schemas/samples/sample.ts';
import type { Json } from '../../../../schemas/schema-node.ts';
import type { Span } from '../../../../schemas/yaml/position.ts';
import type { HttpMessage } from '../message.ts';
import { messageProperties, takesMessages } from '../messages/fired.ts';
import type { PropertyKind } from '../messages/firedBody.ts';
import { setField } from './setField.ts';
import { samplesOf, type Sample } from './table.ts';

/** A test event, ready to be fired. */
export interface Ready {
  readonly name: string;
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly message: Readonly<Record<string, Json>>;
  /** Text of the payload. */
  readonly payload: string;
  /** A whole request in place of one with those headers; the payload is its body. */
  readonly request?: HttpMessage;
}

/** Why a sample cannot be fired; the span is one of its document. */
export interface ReadyProblem {
  readonly message: string;
  readonly span: Span;
}

export function readyOf({ name, title, headers = {}, message = {}, payload }: Sample): Ready {
  return { name, title, headers, message, payload: JSON.stringify(payload) };
}

/** A sample of users for an event source type, put together with the built-in one that it begins with. */
export function readyOwn(
  own: OwnSample,
  sourceType: string,
): Ready | { readonly problems: readonly ReadyProblem[] } {
  const base = baseOf(own, sourceType);
  if ('problems' in base) return base;
  const problems: ReadyProblem[] = wrongProperties(own, sourceType);
  let { payload } = base;
  for (const { path, value, span } of own.set) {
    const changed = setField(payload, path, { json: value });
    if ('payload' in changed) ({ payload } = changed);
    else problems.push({ message: changed.error, span });
  }
  if (problems.length > 0) return { problems };
  return {
    name: own.name,
    title: own.title,
    headers: { ...base.headers, ...own.headers },
    message: { ...base.message, ...Object.fromEntries(own.message.map(({ name, value }) => [name, value])) },
    payload,
  };
}

function baseOf(
  { name, title, base, payload = 'null' }: OwnSample,
  sourceType: string,
): Ready | { problems: ReadyProblem[] } {
  if (!base) return { name, title, headers: {}, message: {}, payload };
  const samples = samplesOf(sourceType);
  const found = samples.find((one) => one.name === base.name);
  if (found) return readyOf(found);
  const names = samples.map((one) => one.name).join(', ');
  const message = `There is no sample \`${base.name}\` of ${sourceType}. There are: ${names}.`;
  return { problems: [{ message, span: base.span }] };
}

function wrongProperties({ message }: OwnSample, sourceType: string): ReadyProblem[] {
  const known = messageProperties(sourceType);
  return message.flatMap(({ name, value, span }) => {
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    if (kind === undefined) return { message: unknownWords(name, sourceType, Object.keys(known)), span };
    return IS[kind](value) ? [] : { message: `\`${name}\` has to be ${KIND_WORDS[kind]}.`, span };
  });
}

const IS: Readonly<Record<PropertyKind, (value: Json) => boolean>> = {
  text: (value) => typeof value === 'string',
  integer: (value) => Number.isSafeInteger(value),
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

const KIND_WORDS: Readonly<Record<PropertyKind, string>> = {
  text: 'a text: put it in quotes',
  integer: 'a whole number',
  object: 'a mapping',
};

function unknownWords(name: string, sourceType: string, known: readonly string[]): string {
  if (!takesMessages(sourceType))
    return `A request to ${sourceType} has its headers and its payload only: write \`${name}\` there.`;
  const are = known.length === 0 ? 'it has its payload only' : `there are ${known.join(', ')}`;
  return `A message of ${sourceType} has no \`${name}\` beside its payload: ${are}.`;
}
