import type { Formula } from './jsonPathFormula.ts';
import { parseFormula } from './jsonPathFormula.ts';

export type Step =
  | { readonly kind: 'root' | 'current' | 'length' | 'all' | 'deep' }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'slice'; readonly bounds: readonly (number | undefined)[] }
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'filter' | 'script'; readonly formula: Formula };

/** The steps of a selector as evilmonkeyinc/jsonpath reads it; undefined for one that it refuses. */
export function parseSelector(selector: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (const token of tokensOf(selector) ?? ['']) {
    const step = stepOf(token.trim());
    if (!step) return undefined;
    steps.push(step);
  }
  return steps;
}

/** The pieces of a selector: names, `..`, and what stands in brackets, with them. */
function tokensOf(selector: string): string[] | undefined {
  if (!/^[$@](?:$|[.[])/.test(selector)) return undefined;
  const tokens = [selector.charAt(0)];
  let token = '';
  let [open, quotes, parentheses] = [0, 0, 0];
  const take = (): void => {
    tokens.push(token.replace(/^\./, ''));
    token = '';
  };
  for (const char of Array.from(selector).slice(1)) {
    if (token === '') [quotes, parentheses] = [0, 0];
    if (char === "'") quotes++;
    parentheses += char === '(' ? 1 : char === ')' ? -1 : 0;
    open += char === '[' ? 1 : char === ']' ? -1 : 0;
    const isInside = quotes % 2 === 1 || parentheses !== 0;
    if (token === '.' && char === '.') {
      tokens.push('..');
      token = '';
    } else if (char === '[' && token !== '' && token !== '.' && !token.includes('[')) {
      take();
      token = char;
    } else if (char === '.' && token !== '' && !token.includes('[') && !isInside) {
      take();
      token = char;
    } else {
      token += char;
      if (char === ']' && token.includes('[') && !isInside && open === 0) take();
    }
  }
  if (token !== '') take();
  return tokens;
}

function stepOf(token: string): Step | undefined {
  if (token === '') return undefined;
  if (token === '$') return { kind: 'root' };
  if (token === '@') return { kind: 'current' };
  if (token === '*') return { kind: 'all' };
  if (token === '..') return { kind: 'deep' };
  if (!token.startsWith('[')) return token === 'length' ? { kind: 'length' } : { kind: 'key', key: token };
  if (!token.endsWith(']')) return undefined;
  const inner = token.slice(1, -1).trim();
  if (inner === '*') return { kind: 'all' };
  if (!inner.startsWith('?')) return subscriptOf(inner);
  if (!inner.startsWith('?(') || !inner.endsWith(')')) return undefined;
  return withFormula('filter', inner.slice(2, -1).trim());
}

function withFormula(kind: 'filter' | 'script', source: string): Step | undefined {
  const formula = parseFormula(source);
  return formula && { kind, formula };
}

const MEMBER = /\s*(?:'((?:\\'|[^'])*)'|"((?:\\"|[^"])*)"|([+-]?\d+)|(\(.+\))|)\s*([,:]|$)/y;

type Member = { readonly key: string } | { readonly index: number } | { readonly script: string } | undefined;

function subscriptOf(inner: string): Step | undefined {
  const members: Member[] = [];
  let separators = '';
  for (let at = 0; ;) {
    MEMBER.lastIndex = at;
    const match = MEMBER.exec(inner);
    if (!match) return undefined;
    members.push(memberOf(match));
    at = MEMBER.lastIndex;
    if (!match[5]) break;
    separators += match[5];
  }
  if (separators === '') return single(members[0]);
  if (/^:{1,2}$/.test(separators)) return sliceOf(members);
  return separators.includes(':') ? undefined : unionOf(members);
}

function memberOf([, single, double, index, script]: RegExpExecArray): Member {
  if (single !== undefined) return { key: single.replaceAll("\\'", "'") };
  if (double !== undefined) return { key: double.replaceAll('\\"', '"') };
  if (index !== undefined) return { index: Number(index) };
  return script === undefined ? undefined : { script };
}

function single(member: Member): Step | undefined {
  if (!member) return undefined;
  if ('key' in member) return { kind: 'key', key: member.key };
  if ('index' in member) return { kind: 'index', index: member.index };
  return withFormula('script', member.script.slice(1, -1));
}

function sliceOf(members: readonly Member[]): Step | undefined {
  if (members.some((member) => member && !('index' in member))) return undefined;
  return {
    kind: 'slice',
    bounds: members.map((member) => (member && 'index' in member ? member.index : undefined)),
  };
}

/** Keys only or indexes only. */
function unionOf(members: readonly Member[]): Step | undefined {
  const keys = members.flatMap((member) => (member && 'key' in member ? [member.key] : []));
  if (keys.length === members.length) return { kind: 'keys', keys };
  const indexes = members.flatMap((member) => (member && 'index' in member ? [member.index] : []));
  return indexes.length === members.length ? { kind: 'indexes', indexes } : undefined;
}
