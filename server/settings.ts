/** What a client may say in `initializationOptions`, and later as `settings.argoEvents`. */
export interface Settings {
  /** False beside another YAML extension, which reports syntax errors itself. */
  readonly yamlSyntax: boolean;
}

export const DEFAULT_SETTINGS: Settings = { yamlSyntax: true };

/** Takes over what is of the right type and leaves the rest as it was. */
export function readSettings(value: unknown, before: Settings): Settings {
  if (typeof value !== 'object' || value === null) return before;
  const { yamlSyntax } = value as Record<string, unknown>;
  return { yamlSyntax: typeof yamlSyntax === 'boolean' ? yamlSyntax : before.yamlSyntax };
}
