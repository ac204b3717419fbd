import type { SignatureHelp, SignatureInformation } from 'vscode-languageserver-types';
import { callAt } from '../embedded/call/call.ts';
import type { FunctionDoc } from '../embedded/functions/function.ts';
import { functionsNamed, signatureOf } from '../embedded/functions/table.ts';
import type { Language } from '../embedded/languages.ts';
import type { FeatureContext } from './context.ts';
import { programUnder } from './program-under.ts';

/** The function whose arguments are being written inside a program, and which argument. */
export function signatureHelp({ document, offset }: FeatureContext): SignatureHelp | undefined {
  const program = programUnder(document, offset);
  const call = program && callAt(program.language, program.map.text, program.at);
  if (!program || !call) return undefined;
  const forms = functionsNamed(program.language, call.name).filter(({ params }) => params.length > 0);
  if (forms.length === 0) return undefined;
  const fitting = forms.findIndex((form) => parameterAt(form, call.argument) !== undefined);
  const active = Math.max(0, fitting);
  return {
    signatures: forms.map((form) => informationOf(program.language, form)),
    activeSignature: active,
    activeParameter:
      forms[active] && (parameterAt(forms[active], call.argument) ?? forms[active].params.length),
  };
}

/** The parameter that an argument is for; one with `...` takes all further ones. */
function parameterAt({ params }: FunctionDoc, argument: number): number | undefined {
  const rest = params.findIndex((param) => param.endsWith('...'));
  if (rest >= 0 && argument >= rest) return rest;
  return argument < params.length ? argument : undefined;
}

function informationOf(language: Language, form: FunctionDoc): SignatureInformation {
  const label = signatureOf(language, form);
  let end = form.name.length;
  const parameters = form.params.map((param): { label: [number, number] } => {
    const start = label.indexOf(param, end + 1);
    end = start + param.length;
    return { label: [start, end] };
  });
  return { label, documentation: { kind: 'markdown', value: form.doc }, parameters };
}
