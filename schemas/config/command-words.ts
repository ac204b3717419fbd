/** What a shell would do something with. */
const FOR_A_SHELL = /[|&;<>()$`*?[\]{}~!#\n]/;

export type Words = { readonly words: readonly string[] } | { readonly problem: string };

/** The words of a command line that no shell reads: blanks part them, quotes and backslashes keep them together. */
export function commandWords(line: string): Words {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === ' ' || character === '\t') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === '"' || character === "'") {
      const end = line.indexOf(character, at + 1);
      if (end < 0) return { problem: `A quote (${character}) is not closed.` };
      word = (word ?? '') + line.slice(at + 1, end);
      at = end;
    } else if (character === '\\' && at + 1 < line.length) {
      word = (word ?? '') + line.charAt(++at);
    } else if (FOR_A_SHELL.test(character)) {
      return {
        problem: `No shell reads the command, so \`${character}\` would mean nothing: put it in quotes if it is meant as it is, else call a script.`,
      };
    } else word = (word ?? '') + character;
  }
  if (word !== undefined) words.push(word);
  return words.length === 0 || words[0] === '' ? { problem: 'Expected a command.' } : { words };
}
