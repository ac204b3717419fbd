/** What templates may use from outside. */
export interface TemplatePorts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

export type Rendered = { readonly text: string } | { readonly error: string };

/** Runs a parameter template on `{"Input": document}`; no output, or exactly `<no value>`, is an error, as upstream has it. */
export function renderTemplate(source: string, _json: string, _ports: TemplatePorts): Rendered {
  return { error: `templates are not built yet: ${source}` };
}
