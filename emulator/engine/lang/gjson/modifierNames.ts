/** The modifiers that gjson knows by itself. */
export type ModifierName =
  | 'pretty'
  | 'ugly'
  | 'reverse'
  | 'this'
  | 'flatten'
  | 'join'
  | 'valid'
  | 'keys'
  | 'values'
  | 'tostr'
  | 'fromstr'
  | 'group'
  | 'dig';

const NAMES: ReadonlySet<string> = new Set<ModifierName>([
  'pretty',
  'ugly',
  'reverse',
  'this',
  'flatten',
  'join',
  'valid',
  'keys',
  'values',
  'tostr',
  'fromstr',
  'group',
  'dig',
]);

export function isModifierName(name: string): name is ModifierName {
  return NAMES.has(name);
}

/** Whether what follows a dot starts a pipe: a known modifier or a multipath. */
export function startsPipe(path: string, i: number): boolean {
  const char = path.charAt(i);
  if (char !== '@') return char === '[' || char === '{';
  const rest = path.slice(i + 1);
  const end = rest.search(/[.|:]/);
  return isModifierName(end === -1 ? rest : rest.slice(0, end));
}
