import { goMap } from '../../lang/fmt/value.ts';
import { tapeOf } from '../../lang/gjson/valid.ts';
import type { Template } from '../../lang/template/parse.ts';
import {
  compileTemplate,
  renderParameter,
  runTemplate,
  type Rendered,
  type TemplatePorts,
} from '../../lang/template/render.ts';
import { decodeWanted, wantedBy, type Wanted } from './wanted.ts';

/**
 * What `renderParameter` gives, sooner for a template that meets many events: of a document only what it reads is decoded. A run that does not
 * come to a good end is done again by `renderParameter`, with the same random numbers.
 */
export function renderTemplate(source: string, json: string, ports: TemplatePorts): Rendered {
  const drawn: number[] = [];
  const random = (): number => {
    const number = ports.random();
    drawn.push(number);
    return number;
  };
  const rendered = renderWanted(source, json, { now: ports.now, random });
  if (rendered && 'text' in rendered && rendered.text !== '' && rendered.text !== '<no value>')
    return rendered;
  return renderParameter(source, json, { now: ports.now, random: () => drawn.shift() ?? ports.random() });
}

function renderWanted(source: string, json: string, ports: TemplatePorts): Rendered | undefined {
  const compiled = compileTemplate(source);
  const wanted = 'template' in compiled ? wantedOf(compiled.template) : undefined;
  const tape = wanted && tapeOf(json);
  if (!tape || !('template' in compiled)) return undefined;
  return runTemplate(compiled.template, goMap([['Input', decodeWanted(json, tape, 0, wanted)]]), ports);
}

const known = new WeakMap<Template, Wanted>();

/** What a template reads of its document; undefined for one without a body. */
function wantedOf(template: Template): Wanted | undefined {
  const before = known.get(template);
  const main = template.templates.get(template.name);
  if (before || !main) return before;
  const wanted = wantedBy(template, main);
  known.set(template, wanted);
  return wanted;
}
