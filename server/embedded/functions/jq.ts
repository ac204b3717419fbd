import { readFunctions } from './function.ts';

/** The builtins of gojq 0.12.19 that a transform can call. */
export const JQ_FUNCTIONS = readFunctions(`
IN(values) — Whether the input is among values.
IN(source; values) — Whether one of the values of a source is among others.
INDEX(key) — An object of the elements by what the key gives for them.
INDEX(source; key) — An object of the values of a source by what the key gives for them.
JOIN(index; key) — The elements, each with its row of an index.
JOIN(index; source; key) — The values of a source, each with its row of an index.
JOIN(index; source; key; join) — The values of a source joined with their rows of an index.
abs — The number without its sign.
acos — The arc cosine.
acosh — The inverse hyperbolic cosine.
add — The sum of the elements: numbers, texts, arrays or objects.
add(values) — The sum of values.
all — Whether all elements are true.
all(condition) — Whether a condition holds for all elements.
all(source; condition) — Whether a condition holds for all values of a source.
any — Whether an element is true.
any(condition) — Whether a condition holds for an element.
any(source; condition) — Whether a condition holds for a value of a source.
arrays — The input if it is an array, else nothing.
ascii_downcase — The text in lower case, letters of ASCII only.
ascii_upcase — The text in upper case, letters of ASCII only.
asin — The arc sine.
asinh — The inverse hyperbolic sine.
atan — The arc tangent.
atan2(y; x) — The angle of a point.
atanh — The inverse hyperbolic tangent.
booleans — The input if it is true or false, else nothing.
bsearch(value) — The place of a value in a sorted array; below 0 where it is not in it.
builtins — The names of all builtins.
capture(regex) — The named groups of a match, as an object.
capture(regex; flags) — The named groups of a match, with flags such as \`"i"\`.
cbrt — The cube root.
ceil — The next whole number upwards.
combinations — The ways to take an element of each of the arrays.
combinations(count) — The ways to take so many elements of the array.
contains(value) — Whether the input holds a part: a text, elements, fields.
copysign(number; sign) — A number with the sign of another.
cos — The cosine.
cosh — The hyperbolic cosine.
debug(message) — Known, but refused: a program with it does not compile.
del(paths) — The input without what stands at paths: \`del(.body.secret)\`.
delpaths(paths) — The input without what stands at paths that are arrays of keys.
drem(one; other) — What is left of a division to the nearest whole number.
empty — No output at all: as the whole program's answer the event is dropped.
endswith(text) — Whether the text ends with another.
env — The environment, which is empty here.
erf — The error function.
erfc — What the error function lacks of 1.
error — Ends the program with the input as error.
error(message) — Ends the program with an error.
exp — e to the power of the number.
exp10 — 10 to the power of the number.
exp2 — 2 to the power of the number.
explode — The code points of the text.
expm1 — e to the power of the number, less 1.
fabs — The number without its sign.
fdim(one; other) — How much one number is above another, or 0.
finites — The input if it is a finite number, else nothing.
first — The first element.
first(values) — The first of values.
flatten — The elements of arrays within arrays in one.
flatten(depth) — The same down to a depth.
floor — The next whole number downwards.
fma(one; other; more) — One number times another, plus a third.
fmax(one; other) — The larger of two numbers.
fmin(one; other) — The smaller of two numbers.
fmod(one; other) — What is left of a division.
format(name) — The input in a format such as \`"base64"\`, as \`@base64\`.
frexp — Fraction and exponent of the number.
from_entries — An object of an array of keys and values.
fromdate — The seconds since 1970 of a time such as \`2026-01-02T03:04:05Z\`.
fromdateiso8601 — The seconds since 1970 of a time such as \`2026-01-02T03:04:05Z\`.
fromjson — The value that a JSON text holds.
fromstream(events) — The values of a stream of events.
gamma — The logarithm of the gamma function.
getpath(path) — What stands at a path that is an array of keys.
gmtime — The parts of a time given in seconds, in UTC.
group_by(key) — Arrays of the elements that have the same key.
gsub(regex; replacement) — The text with all matches replaced; \`.NAME\` is a named group.
gsub(regex; replacement; flags) — The same with flags.
halt — Known, but refused: a program with it does not compile.
halt_error — Known, but refused: a program with it does not compile.
halt_error(code) — Known, but refused: a program with it does not compile.
has(key) — Whether the input has a key or place.
hypot(one; other) — The length of the hypotenuse.
implode — The text of code points.
in(object) — Whether the input is a key of an object.
index(value) — Where a value stands first.
indices(value) — All places where a value stands.
infinite — A number without bound.
input — Known, but refused: there is no further input.
inputs — Known, but refused: there is no further input.
inside(value) — Whether the input is a part of a value.
isempty(values) — Whether there are no values.
isfinite — Whether the number is finite.
isinfinite — Whether the number is infinite.
isnan — Whether the input is no number.
isnormal — Whether the number is normal.
iterables — The input if it is an array or object, else nothing.
j0 — The Bessel function of the first kind, of order 0.
j1 — The Bessel function of the first kind, of order 1.
jn(order; number) — The Bessel function of the first kind.
join(separator) — The elements as one text.
keys — The keys in order, or the places.
last — The last element.
last(values) — The last of values.
ldexp(fraction; exponent) — The number of a fraction and an exponent.
length — How long the input is: characters, elements, fields; of a number its size.
lgamma — The logarithm of the gamma function.
limit(count; values) — The first of values.
localtime — The parts of a time given in seconds, in the zone of the pod.
log — The natural logarithm.
log10 — The logarithm to base 10.
log1p — The logarithm of the number and 1.
log2 — The logarithm to base 2.
logb — The exponent of the number.
ltrim — The text without blanks at its start.
ltrimstr(text) — The text without what it begins with.
map(filter) — An array of what a filter gives for the elements.
map_values(filter) — The input with each value changed by a filter.
match(regex) — The match of a regular expression: \`.string\`, \`.offset\`, \`.captures\`.
match(regex; flags) — All matches with \`"g"\`, without regard to case with \`"i"\`.
max — The largest element.
max_by(key) — The element with the largest key.
min — The smallest element.
min_by(key) — The element with the smallest key.
mktime — The seconds since 1970 of the parts of a time.
modf — Fraction and whole part of the number.
modulemeta — Known, but there are no modules.
nan — No number.
nearbyint — The nearest whole number.
nextafter(one; other) — The next number towards another.
nexttoward(one; other) — The next number towards another.
normals — The input if it is a normal number, else nothing.
not — The opposite.
now — The current time, in seconds since 1970.
nth(place) — The element at a place.
nth(place; values) — The one of values at a place.
nulls — The input if it is null, else nothing.
numbers — The input if it is a number, else nothing.
objects — The input if it is an object, else nothing.
path(paths) — The places that paths lead to, as arrays of keys.
paths — All places within the input, as arrays of keys.
paths(condition) — The places of which a condition holds.
pick(paths) — The input with what stands at paths only: \`pick(.body.id)\`.
pow(base; exponent) — A number to the power of another.
range(upto) — The numbers from 0 to below another.
range(from; upto) — The numbers from one to below another.
range(from; upto; by) — The numbers from one to below another, with a step.
recurse — The input and all that is within it, as \`..\`.
recurse(filter) — The input, and what a filter gives, again and again.
recurse(filter; condition) — The same as long as a condition holds.
remainder(one; other) — What is left of a division to the nearest whole number.
repeat(filter) — The input, and what a filter makes of it, without end.
reverse — The elements from behind.
rindex(value) — Where a value stands last.
rint — The nearest whole number.
round — The nearest whole number.
rtrim — The text without blanks at its end.
rtrimstr(text) — The text without what it ends with.
scalars — The input if it is neither array nor object, else nothing.
scalb(number; exponent) — A number times a power of 2.
scalbln(number; exponent) — A number times a power of 2.
scan(regex) — The texts of all matches, one after another.
scan(regex; flags) — The same with flags.
select(condition) — The input if a condition holds, else nothing.
setpath(path; value) — The input with a value at a path that is an array of keys.
significand — The significand of the number.
sin — The sine.
sinh — The hyperbolic sine.
skip(count; values) — The values behind the first few.
sort — The elements in order.
sort_by(key) — The elements in the order of a key.
split(separator) — The parts of the text.
split(regex; flags) — The parts of the text between matches.
splits(regex) — The parts of the text between matches, one after another.
splits(regex; flags) — The same with flags.
sqrt — The square root.
startswith(text) — Whether the text begins with another.
strflocaltime(format) — A time by a format, in the zone of the pod.
strftime(format) — A time by a format such as \`"%Y-%m-%d"\`.
strings — The input if it is a text, else nothing.
strptime(format) — The parts of a time that a text stands for by a format.
sub(regex; replacement) — The text with the first match replaced; \`.NAME\` is a named group.
sub(regex; replacement; flags) — The same with flags.
tan — The tangent.
tanh — The hyperbolic tangent.
test(regex) — Whether a regular expression matches.
test(regex; flags) — The same with flags such as \`"i"\`.
tgamma — The gamma function.
to_entries — An array of \`{key, value}\`.
toboolean — The true or false that a text stands for.
todate — A time in seconds as text such as \`2026-01-02T03:04:05Z\`.
todateiso8601 — A time in seconds as text such as \`2026-01-02T03:04:05Z\`.
tojson — The value as JSON text.
tonumber — The number that a text stands for.
tostream — The value as a stream of events.
tostring — The value as text: a text as it is, anything else as JSON.
transpose — Rows as columns.
trim — The text without blanks at its ends.
trimstr(text) — The text without another at its ends.
trunc — The number without its fraction.
truncate_stream(events) — A stream of events with shorter paths.
type — \`"null"\`, \`"boolean"\`, \`"number"\`, \`"string"\`, \`"array"\` or \`"object"\`.
unique — The elements in order, each once.
unique_by(key) — One element for each key.
until(condition; update) — Updates the input until a condition holds.
utf8bytelength — How long the text is, in bytes.
values — The input if it is not null, else nothing.
walk(filter) — The input with all that is within it changed by a filter.
while(condition; update) — The input and its updates as long as a condition holds.
with_entries(filter) — The object with its entries \`{key, value}\` changed by a filter.
y0 — The Bessel function of the second kind, of order 0.
y1 — The Bessel function of the second kind, of order 1.
yn(order; number) — The Bessel function of the second kind.
`);
