import { loadProject } from '../../emulator/engine/loadProject.ts';
import { answerProblem } from '../../emulator/engine/triggers/setAnswers.ts';
import { surroundingsOf, type Surroundings } from '../../emulator/runtime/standIns.ts';
import { UserError } from '../../emulator/runtime/userError.ts';
import { readAnswers, type AnswerRule } from '../../schemas/config/answers.ts';
import { wholeManifests } from '../../schemas/graph/project.ts';
import { parseTree } from '../../schemas/yaml/parse.ts';
import type { Manifests } from './collect.ts';

/**
 * What the configuration has in place of the world around, with the answers of the command line before those of the file.
 * @param asked texts such as `build/notify=503,times=2`
 * @throws UserError for one that cannot be read, or stands for no trigger
 */
export async function surroundingsFor(
  { files, project }: Manifests,
  asked: readonly string[],
): Promise<Surroundings> {
  const own = await surroundingsOf(project, wholeManifests(project));
  if (asked.length === 0) return own;
  const rules = asked.map(readAnswer);
  const { sensors } = loadProject(files, undefined).project;
  for (const [index, rule] of rules.entries()) {
    const problem = answerProblem(rule, sensors);
    if (problem !== undefined) throw new UserError(`--answer ${asked[index] ?? ''}: ${problem}`);
  }
  return {
    ...own,
    standInsFor: (uri) => {
      const standIns = own.standInsFor(uri) ?? { uri, answers: [], artifacts: [], secrets: [] };
      return { ...standIns, answers: [...rules, ...standIns.answers] };
    },
  };
}

/** As a line of `answers` in the configuration: `TRIGGER=503,times=2` or `TRIGGER=error=no quota`. */
function readAnswer(text: string): AnswerRule {
  const [, trigger = text, rest = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const settings = rest.split(/,(?=\w+=)/).map((part) => {
    const [, name = 'status', value = part] = /^(\w+)=(.*)$/s.exec(part) ?? [];
    return `${name}: ${/^(?:\d+|true|false)$/.test(value) ? value : JSON.stringify(value)}`;
  });
  const yaml = `[{trigger: ${JSON.stringify(trigger)}, ${settings.join(', ')}}]`;
  const problems: string[] = [];
  const [rule] = readAnswers(parseTree(yaml).root, (_, message) => void problems.push(message));
  if (rule && problems.length === 0) return rule;
  throw new UserError(
    `--answer takes [NAMESPACE/]SENSOR/TRIGGER=STATUS[,times=N][,delay=2s] or …=error=TEXT, not ${text}. ${problems.join(' ')}`.trim(),
  );
}
