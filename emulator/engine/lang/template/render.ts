import type { GoValue } from '../fmt/value.ts';
import { goMap } from '../fmt/value.ts';
import { parse as parseJson } from '../gjson/parse.ts';
import { textOf } from '../gjson/result.ts';
import { shownText } from '../unquote.ts';
import { SPRIG } from '../sprig/table.ts';
import { BUILTINS } from './builtins.ts';
import { decodeDocument } from './decode.ts';
import { walkList } from './exec.ts';
import type { Template, TemplateError } from './parse.ts';
import { parseTemplate } from './parse.ts';
import { plain } from './ref.ts';
import type { GoFunction, Ports } from './signature.ts';
import { ExecFailure } from './state.ts';

/** Time and randomness for templates. */
export interface TemplatePorts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

export type Rendered = { readonly text: string } | { readonly error: string; readonly offset?: number };

/** The name under which Argo Events parses all of its templates. */
const NAME = 'param';

/** Steps, printed characters and made elements that a template may take. */
const MAX_WORK = 4_000_000;
const MAX_OUTPUT = 1 << 24;

export function findFunction(name: string): GoFunction | undefined {
  if (Object.hasOwn(SPRIG, name)) return SPRIG[name];
  return Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
}

type Compiled = { readonly template: Template } | TemplateError;

const kept = new Map<string, Compiled>();
const MOST_KEPT = 500;

/** Parses a template with the functions of sprig 3.3.0 and Go's own. The last few hundred are kept. */
export function compileTemplate(source: string): Compiled {
  const known = kept.get(source);
  if (known) return known;
  const fresh = parseTemplate(NAME, source, (name) => findFunction(name) !== undefined);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(source, fresh);
  return fresh;
}

/** Parses and runs a template on any data. */
export function executeTemplate(source: string, data: GoValue, ports: TemplatePorts): Rendered {
  const compiled = compileTemplate(source);
  return 'error' in compiled ? compiled : runTemplate(compiled.template, data, ports);
}

/** Runs a template on any data; work and output are bounded. */
export function runTemplate(template: Template, data: GoValue, ports: TemplatePorts): Rendered {
  const root = template.templates.get(NAME);
  if (!root)
    return { error: `template: ${NAME}: ${JSON.stringify(NAME)} is an incomplete or empty template` };
  const output: string[] = [];
  const bounded = boundedPorts(ports);
  let length = 0;
  const write = (text: string): void => {
    length += text.length;
    if (length > MAX_OUTPUT) throw new ExecFailure(`template: ${NAME}: the output is too long`, 0);
    output.push(text);
  };
  const dot = plain(data);
  const variables = [{ name: '$', value: dot }];
  try {
    walkList(
      {
        template,
        name: NAME,
        functions: findFunction,
        ports: bounded,
        write,
        variables,
        node: undefined,
        depth: 0,
      },
      dot,
      root,
    );
    return { text: shownText(output.join('')) };
  } catch (thrown) {
    if (thrown instanceof ExecFailure) return { error: shownText(thrown.message), offset: thrown.pos };
    if (thrown instanceof RangeError)
      return { error: `template: ${NAME}: the template or its data is nested too deep` };
    throw thrown;
  }
}

function boundedPorts(ports: TemplatePorts): Ports {
  let work = 0;
  return {
    ...ports,
    spend: (amount) => {
      work += amount;
      if (!(work <= MAX_WORK))
        throw new ExecFailure(`template: ${NAME}: the template does not come to an end`, 0);
    },
  };
}

/**
 * A parameter's template, run on `{"Input": document}`. No output, or exactly `<no value>`, is an error.
 * @param json the document, valid JSON
 */
export function renderParameter(source: string, json: string, ports: TemplatePorts): Rendered {
  const rendered = executeTemplate(source, goMap([['Input', decodeDocument(json)]]), ports);
  if (!isEmptyOutput(rendered)) return rendered;
  return { error: `template evaluated to empty string or no value: ${source}` };
}

/**
 * A data filter's template, run on `{"Input": text}` with the text of the value, whatever its type.
 * @param json source text of the value
 */
export function renderDataFilter(source: string, json: string, ports: TemplatePorts): Rendered {
  const { type, raw, str } = parseJson(json, 0);
  const rendered = executeTemplate(source, goMap([['Input', textOf(type, raw, str)]]), ports);
  if (!isEmptyOutput(rendered)) return rendered;
  return { error: `template '${source}' evaluated to empty string or no value` };
}

function isEmptyOutput(rendered: Rendered): boolean {
  return 'text' in rendered && (rendered.text === '' || rendered.text === '<no value>');
}
