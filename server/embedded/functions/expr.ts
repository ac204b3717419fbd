import { readFunctions } from './function.ts';

/** The builtins of expr 1.15.5, and what Argo Events adds. Those of sprig are called `sprig.NAME`. */
export const EXPR_FUNCTIONS = readFunctions(`
abs(number) — The number without its sign.
all(list, predicate) — Whether the predicate holds for all elements; \`#\` is the element.
any(list, predicate) — Whether the predicate holds for an element; \`#\` is the element.
asFloat(value) — The number that a text or number stands for, with fraction.
asInt(value) — The whole number that a text or number stands for.
ceil(number) — The next whole number upwards.
count(list, predicate) — How many elements the predicate holds for.
date(text, layout?, zone?) — The time that a text stands for.
duration(text) — The span that a text such as \`"1h30m"\` stands for.
filter(list, predicate) — The elements that the predicate holds for.
find(list, predicate) — The first element that the predicate holds for, or nil.
findIndex(list, predicate) — The place of the first element that the predicate holds for.
findLast(list, predicate) — The last element that the predicate holds for, or nil.
findLastIndex(list, predicate) — The place of the last element that the predicate holds for.
first(list) — The first element, or nil.
float(value) — The number that a text or number stands for, with fraction.
floor(number) — The next whole number downwards.
fromBase64(text) — The text that stands in base64: the body of a source without \`jsonBody\`.
fromJSON(text) — The value that a JSON text holds.
fromPairs(list) — A map of pairs of key and value.
get(value, key) — The element at a key or place, or nil. \`get($env, "type")\` reaches a field with the name of a builtin.
groupBy(list, mapper) — A map of the elements by what the mapper gives for them.
hasPrefix(text, prefix) — Whether the text begins with another.
hasSuffix(text, suffix) — Whether the text ends with another.
indexOf(text, part) — Where a part stands first in a text, in bytes; -1 where it does not.
int(value) — The whole number that a text or number stands for.
join(list, separator?) — The texts of a list in one.
jsonpath(json, path) — What stands at a path such as \`$.a.b\` in a JSON text; fails where nothing does.
keys(map) — The keys of a map.
last(list) — The last element, or nil.
lastIndexOf(text, part) — Where a part stands last in a text, in bytes; -1 where it does not.
len(value) — How long a list, a map or a text is; a text in bytes.
lower(text) — The text in lower case.
map(list, mapper) — What the mapper gives for each element; \`#\` is the element.
max(numbers...) — The largest of the numbers.
mean(list) — The average of the numbers of a list.
median(list) — The middle of the numbers of a list.
min(numbers...) — The smallest of the numbers.
none(list, predicate) — Whether the predicate holds for no element; \`#\` is the element.
now() — The current time.
one(list, predicate) — Whether the predicate holds for exactly one element.
reduce(list, reducer, initial?) — One value of all elements; \`#acc\` is what came of those before.
repeat(text, count) — The text several times.
replace(text, old, new, count?) — The text with parts replaced, all or the first few.
round(number) — The nearest whole number.
sort(list, order?) — The list in order, \`"asc"\` or \`"desc"\`.
sortBy(list, key, order?) — The maps of a list in the order of one of their fields.
split(text, separator, count?) — The parts of a text between separators.
splitAfter(text, separator, count?) — The parts of a text, each with its separator.
string(value) — The value as text.
sum(list) — The sum of the numbers of a list.
take(list, count) — The first elements of a list.
toBase64(text) — The text in base64.
toJSON(value) — The value as JSON text with indents.
toJson(value) — The value as JSON text without blanks.
toPairs(map) — The pairs of key and value of a map.
trim(text, characters?) — The text without blanks, or other characters, at its ends.
trimPrefix(text, prefix?) — The text without what it begins with.
trimSuffix(text, suffix?) — The text without what it ends with.
type(value) — The name of the type of a value: \`"string"\`, \`"float"\`, \`"map"\`, \`"array"\`, …
upper(text) — The text in upper case.
values(map) — The values of a map.
`);
