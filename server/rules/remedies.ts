import type { Path } from '../../schemas/yaml/node.ts';

/** What to do when a controller says something; the first line that fits. `$field` stands for the field's name. */
const REMEDIES: readonly (readonly [words: RegExp, remedy: string])[] = [
  [
    /^no event dependencies found/,
    'Add at least one dependency: its name, `eventSourceName` and `eventName`.',
  ],
  [/^no triggers found/, 'Add at least one trigger with a `template`.'],
  [/^duplicate trigger name/, 'Give each trigger of the Sensor a name of its own.'],
  [/^more than one ".*" found/, 'Give each event of the EventSource a name of its own, whatever its type.'],
  [
    /can not be put (?:in one spec|together)/,
    'Move the event sources of one of the types to an EventSource of their own.',
  ],
  [/logical operator .* not supported/, 'Write `and` or `or`.'],
  [/comparator .* not supported/, 'Write one of `=`, `!=`, `>`, `>=`, `<` and `<=`.'],
  [
    /^one of expr filters is not valid \(expr/,
    'Write `expr`, and at least one of `fields` for the names in it.',
  ],
  [/^one of expr filters is not valid \(path/, 'Write both `path` and `name` of the field.'],
  [/^one of data filters is not valid \(type/, 'Write `path`, `type` and at least one `value`.'],
  [/^one of data filters is not valid \(value/, 'Write a value that is not empty.'],
  [
    /^no fields specified in ctx filter/,
    'Write at least one of `type`, `subject`, `source` and `datacontenttype`, or leave `context` out.',
  ],
  [
    /invalid timezone|unknown time zone/,
    'Write a name of the IANA time zone database, such as `Europe/Berlin`, or leave the zone out for UTC.',
  ],
  [/stop '.*' is equal to start/, 'Let `stop` differ from `start`.'],
  [/^parsing time/, 'Write the time of day as `HH:MM:SS`, such as `08:00:00`.'],
  [
    /invalid cron expression|failed to parse schedule/,
    'Write five fields: minute, hour, day of month, month, day of week.',
  ],
  [/^invalid conditionsReset/, 'Write `byTime` with a `cron`.'],
  [/unknown operation type/, 'Write an operation that the trigger knows; Ctrl+Space lists them.'],
  [
    /only GET, DELETE, PATCH, POST and PUT methods/,
    'Write one of `GET`, `DELETE`, `PATCH`, `POST` and `PUT`.',
  ],
  [/parameter operation .* is invalid/, 'Write `overwrite`, `append` or `prepend`.'],
  [/^resource labels are not specified/, 'Write the `labels` that the resource gets when it has succeeded.'],
  [/^list of allowed response status/, 'Write the status codes that count as a success under `allow`.'],
  [/^to use dlqTrigger/, 'Write `atLeastOnce: true` beside `dlqTrigger`.'],
  [/^atLeastOnce must be set to true within/, 'Write `atLeastOnce: true` inside `dlqTrigger` too.'],
  [/either repositories or organizations/, 'Write `repositories` or `organizations`.'],
  [/only one of repositories and organizations/, 'Keep either `repositories` or `organizations`.'],
  [/requires 1 replica or >= 3 replicas/, 'Write 1, or 3 and more.'],
  [/^invalid spec: either "nats"/, 'Write one of `jetstream`, `jetstreamExotic`, `kafka` and `nats`.'],
  [/can not be defined together/, 'Keep one of the two.'],
  [/port should be between/, 'Write a port between 0 and 65535.'],
  [
    /parameter dependency name can't be empty/,
    'Write `dependencyName`: the dependency whose event the value comes from.',
  ],
  [/failed to parse server port/, 'Write the port as a number in quotes, such as `"12000"`.'],
  [/failed to parse .*interval|invalid duration/, 'Write a duration such as `30s`, `10m` or `1h30m`.'],
  [/error parsing regexp/, 'Write a regular expression in the syntax of RE2.'],
  [/must be an absolute file path/, 'Write a path that starts with `/`.'],
  [/must be a relative file path/, 'Write a path that does not start with `/`.'],
  [
    /please configure either caCertSecret/,
    'Write `caCertSecret`, or both `clientCertSecret` and `clientKeySecret`.',
  ],
  [/both (\w+) and (\w+) (?:need to be configured|must be defined)/, 'Write both of the fields.'],
  [
    /cannot be specified (?:together|at the same time)|^only one of|you can't specify/,
    'Keep one of the fields.',
  ],
  [
    /^(?:must have )?either |must be specified$|^must specify| or .* is required$/,
    'Write one of the fields that are asked for.',
  ],
  [/are required with/, 'Write all of the fields that are asked for.'],
  [
    /subscription type|Possible values for|type is invalid|content type must be/,
    'Write one of the values that `$field` takes; Ctrl+Space lists them.',
  ],
  [
    /is required|required when|must be (?:set|defined|specified)|missing$|not provided|can(?:not|'t) be (?:empty|nil)|is not specified/,
    'Write `$field`.',
  ],
];

/** One sentence that says what to do about a controller's words on a field. */
export function remedyFor(words: string, path: Path): string {
  const field = path.findLast((segment) => typeof segment === 'string') ?? 'spec';
  const known = REMEDIES.find(([pattern]) => pattern.test(words));
  return (known?.[1] ?? 'Look at `$field`.').replace('$field', field);
}
