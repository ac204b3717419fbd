/** What a client may say in `initializationOptions`, and later as `settings.argoEvents`. */
export interface Settings {
  /** False beside another YAML extension, which reports syntax errors itself. */
  readonly yamlSyntax: boolean;
  /** The user trusts the workspace, so that the `render` commands of its configuration may run. */
  readonly trusted: boolean;
  /** The client shows documents of the scheme `argo-events-rendered`, and so their diagnostics. */
  readonly renderedDocuments: boolean;
  /** Patterns of files and folders that the editor does not show, tied to the workspace folder. */
  readonly exclude: readonly string[];
  /** Inlay hints say when schedules fire next. */
  readonly nextFireTime: boolean;
  /** Inlay hints say which bodies stand in base64. */
  readonly base64Body: boolean;
  /** URI of the folder that holds a page `CODE.md` for each rule; without it findings link to no page. */
  readonly docs?: string;
}

export const DEFAULT_SETTINGS: Settings = {
  yamlSyntax: true,
  trusted: false,
  renderedDocuments: false,
  exclude: [],
  nextFireTime: true,
  base64Body: true,
};

/** Takes over what is of the right type and leaves the rest as it was. */
export function readSettings(value: unknown, before: Settings): Settings {
  if (typeof value !== 'object' || value === null) return before;
  const { yamlSyntax, trusted, renderedDocuments, nextFireTime, base64Body, docs, exclude } = value as Record<
    string,
    unknown
  >;
  return {
    ...before,
    ...(typeof yamlSyntax === 'boolean' && { yamlSyntax }),
    ...(typeof trusted === 'boolean' && { trusted }),
    ...(typeof renderedDocuments === 'boolean' && { renderedDocuments }),
    ...(typeof nextFireTime === 'boolean' && { nextFireTime }),
    ...(typeof base64Body === 'boolean' && { base64Body }),
    ...(typeof docs === 'string' && { docs }),
    ...(isTexts(exclude) && { exclude }),
  };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
