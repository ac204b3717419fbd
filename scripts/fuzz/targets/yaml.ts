import { isDeepStrictEqual } from 'node:util';
import { isJsonText } from '../../../schemas/yaml/json-text.ts';
import { readFully } from '../../../schemas/yaml/parse.ts';
import { readQuickly } from '../../../schemas/yaml/quick/read.ts';
import { mutatedManifests } from '../mutatedManifests.ts';
import type { Target } from '../target.ts';

const WORDS = [
  ...[
    '\n',
    '\r\n',
    '\n\n',
    '  ',
    '- ',
    '- - ',
    ': ',
    ':',
    'a: b',
    '---\n',
    '...\n',
    '&a ',
    '*a',
    '<<: ',
    '? ',
  ],
  ...[
    '|\n',
    '|-\n',
    '|+\n',
    '>\n',
    '>-\n',
    '|2\n',
    '# c\n',
    '  # c\n',
    '    # c\n',
    ' #x',
    '!t ',
    '%YAML 1.1\n',
  ],
  ...['{}', '[]', '[a, "b"]', '{a: b}', "''", '"\\n"', '"\\/"', 'null: 1', '~', '.inf', 'a#b', '\n  \n'],
];

/** Documents: what is read quickly is what the library reads. */
export function yamlTarget(): Target {
  return {
    make: mutatedManifests(WORDS),
    answer: (input) => {
      const text = input as string;
      const quick = isJsonText(text) ? undefined : readQuickly(text);
      if (!quick) return 'left to the library';
      const { root, problems } = readFully(text, text, { json: false });
      if (problems.length > 0 || !isDeepStrictEqual(root, quick)) throw new Error('read in two ways');
      return 'read';
    },
  };
}
