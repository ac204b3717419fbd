/** A name as YAML text, in quotes where YAML would read something else. */
export function yamlName(name: string): string {
  return /^[A-Za-z_][\w./-]*$/.test(name) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(name)
    ? name
    : JSON.stringify(name);
}
