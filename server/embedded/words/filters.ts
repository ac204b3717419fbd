import type { DataFilter, EventDependencyFilter, ExprFilter } from '../../../schemas/generated/types.ts';

type Part<T> = Readonly<Partial<T>>;

/**
 * What a dependency's filters let through, in plain words.
 * @param operator how its kinds of filters are joined
 */
export function filtersWords(filters: Part<EventDependencyFilter>, operator: string): string | undefined {
  const { data = [], exprs = [], context, time, script } = filters;
  const kinds = [
    dataWords(data, filters.dataLogicalOperator),
    exprsWords(exprs, filters.exprLogicalOperator),
    context && contextWords(context as Readonly<Record<string, unknown>>),
    time && `it is between ${time.start} and ${time.stop} (${time.timezone ?? 'UTC'})`,
    script && 'the Lua script returns `true`',
  ].filter((words) => words !== undefined && words !== '');
  if (kinds.length === 0) return undefined;
  const grouped =
    kinds.length > 1 ? kinds.map((words) => (isJoined(words ?? '') ? `(${words ?? ''})` : words)) : kinds;
  return `Lets an event through where ${grouped.join(operator === 'or' ? ', or ' : ', and ')}.`;
}

function isJoined(words: string): boolean {
  return words.includes(', and ') || words.includes(', or ');
}

/** What a list of data filters asks for. */
export function dataWords(data: readonly Part<DataFilter>[], operator = ''): string {
  return data.map(dataFilterWords).join(operator === 'or' ? ', or ' : ', and ');
}

const COMPARED: Readonly<Record<string, string>> = {
  '': 'is',
  '=': 'is',
  '!=': 'is not',
  '>': 'is above',
  '>=': 'is at least',
  '<': 'is below',
  '<=': 'is at most',
};

function dataFilterWords({
  path = '',
  type,
  value = [],
  comparator = '',
  template,
}: Part<DataFilter>): string {
  const what = template === undefined || template === '' ? `\`${path}\`` : `\`${path}\` through its template`;
  if (value.length === 0) return `${what} has any value`;
  if (type === 'string') return `${what} ${textsWords(value, comparator)}`;
  const compared = type === 'bool' ? 'is' : (COMPARED[comparator] ?? comparator);
  return `${what} ${compared} ${value.map((one) => `\`${one}\``).join(' or ')}`;
}

function textsWords(patterns: readonly string[], comparator: string): string {
  let before = '';
  const words = patterns.map((pattern) => {
    const [verb, shown] = textWords(pattern, comparator === '!=');
    const said = verb === before ? shown : `${verb} ${shown}`;
    before = verb;
    return said;
  });
  return words.join(' or ');
}

/** Texts are compared by regular expressions, which need not match the whole. */
function textWords(pattern: string, not: boolean): [verb: string, shown: string] {
  const plain = pattern.replace(/^\^|\$$/g, '');
  if (/[\\^$.|?*+()[\]{}]/.test(plain)) return [not ? 'does not match' : 'matches', `\`${pattern}\``];
  const [opens, closes] = [pattern.startsWith('^'), pattern.endsWith('$')];
  if (opens && closes) return [not ? 'is not' : 'is', `"${plain}"`];
  const verb = opens ? 'begin with' : closes ? 'end with' : 'contain';
  return [not ? `does not ${verb}` : verb.replace(/^\w+/, '$&s'), `"${plain}"`];
}

function exprsWords(exprs: readonly Part<ExprFilter>[], operator = ''): string {
  return exprs.map(exprWords).join(operator === 'or' ? ', or ' : ', and ');
}

function exprWords({ expr = '', fields = [] }: Part<ExprFilter>): string {
  const named = fields
    .filter(({ name = '', path = '' }: Part<{ name: string; path: string }>) => name !== path)
    .map(({ name, path }) => `\`${name}\` for \`${path}\``);
  return `\`${expr}\` holds${named.length === 0 ? '' : `, with ${named.join(', ')}`}`;
}

function contextWords(context: Readonly<Record<string, unknown>>): string {
  return Object.entries(context)
    .filter(([, value]) => typeof value === 'string' && value !== '')
    .map(([name, value]) => `\`${name}\` of its context is "${String(value)}"`)
    .join(', and ');
}
