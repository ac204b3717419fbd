/** What a client may say in `initializationOptions`, and later as `settings.argoEvents`. */
export interface Settings {
  /** False beside another YAML extension, which reports syntax errors itself. */
  readonly yamlSyntax: boolean;
  /** URI of the folder that holds a page `CODE.md` for each rule; without it findings link to no page. */
  readonly docs?: string;
}

export const DEFAULT_SETTINGS: Settings = { yamlSyntax: true };

/** Takes over what is of the right type and leaves the rest as it was. */
export function readSettings(value: unknown, before: Settings): Settings {
  if (typeof value !== 'object' || value === null) return before;
  const { yamlSyntax, docs } = value as Record<string, unknown>;
  return {
    ...before,
    ...(typeof yamlSyntax === 'boolean' && { yamlSyntax }),
    ...(typeof docs === 'string' && { docs }),
  };
}
