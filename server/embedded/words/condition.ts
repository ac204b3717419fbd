import { parseCondition } from '../../../emulator/engine/lang/condition/condition.ts';

/** When a trigger with these `conditions` runs; undefined where they are broken, or more than names, `&&`, `||` and brackets. */
export function conditionWords(conditions: string, dependencies: readonly string[]): string | undefined {
  const parsed = parseCondition(conditions, dependencies);
  if ('error' in parsed || !/^(?:[\w\s().-]|&&|\|\|)+$/.test(conditions)) return undefined;
  const { expression, vars } = parsed.ok;
  const isMixed = expression.includes('&&') && expression.includes('||');
  const words = expression.replace(/&&|\|\||[()]|[^&|()]+/g, (piece) => {
    if (piece === '&&') return ' and ';
    if (piece === '||') return ' or ';
    return piece === '(' || piece === ')' ? piece : `\`${piece}\``;
  });
  const binds =
    isMixed && /\|\|[^()]*&&|&&[^()]*\|\|/.test(expression) ? ' (`&&` binds tighter than `||`)' : '';
  const of = vars.length === 1 ? 'an event of ' : 'an event each of ';
  return `Runs once there is ${of}${words}${binds}.`;
}
