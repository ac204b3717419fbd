import type { TriggerParameterSource } from '../../../../schemas/generated/types.ts';
import { contextJson, eventJson, type SensorEvent } from '../../event.ts';
import { get, type GjsonType } from '../../lang/gjson/get.ts';
import { valid } from '../../lang/gjson/valid.ts';
import type { TemplatePorts } from '../../lang/template/render.ts';
import { renderTemplate } from './template.ts';
import { yamlToJson } from './yamlData.ts';

/** Dependency name -> the event that the action was given. */
export type Events = Readonly<Record<string, SensorEvent>>;

export type Resolved =
  | { readonly text: string; readonly type: GjsonType; readonly notes?: readonly string[] }
  /** The dependency took no part and there is no default: the parameter is left out. */
  | { readonly text: null; readonly notes?: readonly string[] }
  | { readonly error: string };

type Document = { readonly json: string } | { readonly error: string };

/**
 * The value of a parameter source, as `ResolveParamValue` finds it: template before key before `value`, the data family before the context
 * family. Texts of errors are upstream's.
 */
export function resolveSource(
  source: TriggerParameterSource,
  events: Events,
  ports: TemplatePorts,
): Resolved {
  const name = source.dependencyName ?? '';
  const event = Object.hasOwn(events, name) ? events[name] : undefined;
  const fallback = source.value;
  if (!event)
    return fallback === undefined
      ? { text: null }
      : text(fallback, [`dependency ${name} took no part: default used`]);
  const family = chooseFamily(source, event);
  if (!family) return text(fallback ?? eventJson(event));
  const { key, template, document } = family;
  if ('error' in document)
    return fallback === undefined ? { error: document.error } : text(fallback, [document.error]);
  let notes: readonly string[] | undefined;
  let templateError: string | undefined;
  if (template) {
    const rendered = renderTemplate(template, document.json, ports);
    if ('text' in rendered) return text(rendered.text);
    templateError = rendered.error;
    notes = [rendered.error];
  }
  if (key) {
    const found = get(document.json, key);
    if (found.exists) {
      const value = found.type === 'Null' ? 'null' : found.string;
      return notes ? { text: value, type: found.type, notes } : { text: value, type: found.type };
    }
    notes = [...(notes ?? []), `key ${key} does not exist`];
  }
  if (fallback !== undefined) return text(fallback, [...(notes ?? []), 'default used']);
  return { error: `unable to resolve '${name}' parameter value. err: ${templateError ?? '<nil>'}` };
}

function text(value: string, notes?: readonly string[]): Resolved {
  return notes ? { text: value, type: 'String', notes } : { text: value, type: 'String' };
}

function chooseFamily(
  source: TriggerParameterSource,
  event: SensorEvent,
): { key: string | undefined; template: string | undefined; document: Document } | undefined {
  if (source.dataKey || source.dataTemplate) {
    return { key: source.dataKey, template: source.dataTemplate, document: dataDocument(event) };
  }
  if (source.contextKey || source.contextTemplate) {
    return {
      key: source.contextKey,
      template: source.contextTemplate,
      document: { json: contextJson(event.context) },
    };
  }
  return undefined;
}

function dataDocument(event: SensorEvent): Document {
  const contentType = event.context.datacontenttype;
  const data = event.data ?? '';
  if (contentType === 'application/json')
    return valid(data) ? { json: data } : { error: 'event data is not valid JSON' };
  if (contentType === 'application/yaml') return yamlToJson(data);
  return { error: `unsupported event content type: ${contentType}` };
}
