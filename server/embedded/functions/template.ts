import { readFunctions } from './function.ts';
import { SPRIG_FUNCTIONS } from './sprig.ts';

/** What Go's templates know by themselves. */
const OWN = readFunctions(`
and(value, values...) — The first value that is empty, else the last one.
call(function, arguments...) — What a function gives; no value of an event is one.
eq(one, others...) — Whether a value equals one of others. A number of an event equals \`1.0\`, never \`1\`.
ge(one, other) — Whether a value is at least another.
gt(one, other) — Whether a value is above another.
html(values...) — The values as text, escaped for HTML.
index(value, keys...) — What stands below keys or places, such as \`index .Input.header "Content-Type" 0\`.
js(values...) — The values as text, escaped for JavaScript.
le(one, other) — Whether a value is at most another.
len(value) — How long a text, list or map is.
lt(one, other) — Whether a value is below another.
ne(one, other) — Whether two values differ.
not(value) — Whether a value is empty.
or(value, values...) — The first value that is not empty, else the last one.
print(values...) — The values as text.
printf(format, values...) — Text by a format: \`%s\` text, \`%v\` anything, \`%.0f\` a number without exponent.
println(values...) — The values as text with blanks between them, and a line break.
urlquery(values...) — The values as text, escaped for a URL.
`);

/** The functions of templates: sprig's, which come first, and Go's own. */
export const TEMPLATE_FUNCTIONS = [...SPRIG_FUNCTIONS, ...OWN];
