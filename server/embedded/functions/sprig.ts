import { readFunctions } from './function.ts';

/** The functions of sprig 3.3.0. */
export const SPRIG_FUNCTIONS = readFunctions(`
abbrev(width, text) — The text cut to a width, \`...\` at its end.
abbrevboth(left, right, text) — The text cut at both ends, with \`...\`.
add(numbers...) — The sum of whole numbers.
add1(number) — The number and 1.
add1f(number) — The number and 1, with fraction.
addf(numbers...) — The sum of numbers with fraction.
adler32sum(text) — The Adler-32 checksum of a text.
ago(time) — How long ago a time was.
all(values...) — Whether none of the values is empty.
any(values...) — Whether one of the values is not empty.
append(list, item) — The list with an item at its end.
atoi(text) — The whole number that a text stands for, else 0.
b32dec(text) — The text that stands in base32.
b32enc(text) — The text in base32.
b64dec(text) — The text that stands in base64.
b64enc(text) — The text in base64.
base(path) — The last part of a path.
bcrypt(password) — The bcrypt hash of a password.
biggest(number, numbers...) — The largest of whole numbers.
buildCustomCert(certificate, key) — A certificate of PEM texts in base64.
camelcase(text) — \`some_words\` as \`SomeWords\`.
cat(values...) — The values as text, blanks between them.
ceil(number) — The next whole number upwards.
chunk(size, list) — The list cut into lists of a size.
clean(path) — The path without \`.\` and \`..\`.
coalesce(values...) — The first value that is not empty.
compact(list) — The list without empty items.
concat(lists...) — The lists in one.
contains(part, text) — Whether a part stands in a text.
date(layout, time) — A time by a layout such as \`2006-01-02\`; of a number or text silently that of now.
dateInZone(layout, time, zone) — A time by a layout, in a zone.
dateModify(duration, time) — A time moved by a duration such as \`-1h\`.
date_in_zone = dateInZone — A time by a layout, in a zone.
date_modify = dateModify — A time moved by a duration such as \`-1h\`.
decryptAES(password, text) — What \`encryptAES\` made a text of.
deepCopy(value) — A copy that shares nothing with the value.
deepEqual(one, other) — Whether two values are equal throughout.
default(fallback, value) — The value, or the fallback where it is empty.
derivePassword(counter, type, password, user, site) — A password of the Master Password algorithm.
dict(keysAndValues...) — A map of keys and values in turn.
dig(keys..., fallback, map) — What stands below keys of a map, or the fallback.
dir(path) — The path without its last part.
div(one, other) — One whole number divided by another, without fraction.
divf(one, others...) — A number divided by others.
duration(seconds) — Seconds as a span such as \`1m35s\`.
durationRound(duration) — A span in its largest unit, such as \`2h\`.
empty(value) — Whether a value is missing, 0, false or without content.
encryptAES(password, text) — The text under AES-256-CBC, in base64.
env(name) — An environment variable of the sensor's pod.
expandenv(text) — The text with \`$NAME\` replaced by environment variables.
ext(path) — The extension of a file name.
fail(message) — Ends the template with an error.
first(list) — The first item.
float64(value) — The value as a number with fraction.
floor(number) — The next whole number downwards.
fromJson(text) — The value that a JSON text holds.
genCA(name, days) — A new certificate authority.
genCAWithKey(name, days, key) — A new certificate authority for a key.
genPrivateKey(algorithm) — A new private key: \`rsa\`, \`dsa\`, \`ecdsa\` or \`ed25519\`.
genSelfSignedCert(name, ips, names, days) — A new certificate signed by itself.
genSelfSignedCertWithKey(name, ips, names, days, key) — A new certificate for a key, signed by itself.
genSignedCert(name, ips, names, days, authority) — A new certificate signed by an authority.
genSignedCertWithKey(name, ips, names, days, authority, key) — A new certificate for a key, signed by an authority.
get(map, key) — What stands at a key of a map.
getHostByName(name) — An address of a host; here none is asked.
has(item, list) — Whether an item is in a list.
hasKey(map, key) — Whether a map has a key.
hasPrefix(prefix, text) — Whether a text begins with another.
hasSuffix(suffix, text) — Whether a text ends with another.
hello() — \`Hello!\`
htmlDate(time) — A time as \`2006-01-02\`; of a number or text silently that of now.
htmlDateInZone(time, zone) — A time as \`2006-01-02\`, in a zone.
htpasswd(user, password) — A line of an htpasswd file.
indent(spaces, text) — The text with each line indented.
initial(list) — The list without its last item.
initials(text) — The first letter of each word.
int(value) — The value as a whole number: comparing and counting needs it, since numbers of events have a fraction.
int64(value) — The value as a whole number, printed without exponent.
isAbs(path) — Whether a path begins at the root.
join(separator, list) — The items of a list in one text.
kebabcase(text) — \`SomeWords\` as \`some-words\`.
keys(maps...) — The keys of maps, in no order.
kindIs(kind, value) — Whether a value is of a kind such as \`map\`, \`slice\`, \`string\`, \`float64\`.
kindOf(value) — The kind of a value: \`map\`, \`slice\`, \`string\`, \`float64\`, …
last(list) — The last item.
list(items...) — A list.
lower(text) — The text in lower case.
max(number, numbers...) — The largest of whole numbers.
maxf(number, numbers...) — The largest of numbers with fraction.
merge(map, maps...) — The first map with what it lacks of the others; the first is changed.
mergeOverwrite(map, maps...) — The first map with all of the others; the first is changed.
min(number, numbers...) — The smallest of whole numbers.
minf(number, numbers...) — The smallest of numbers with fraction.
mod(one, other) — What is left when one whole number is divided by another.
mul(number, numbers...) — The product of whole numbers.
mulf(number, numbers...) — The product of numbers with fraction.
mustAppend = append — The list with an item at its end; anything but a list is an error.
mustChunk = chunk — The list cut into lists of a size; anything but a list is an error.
mustCompact = compact — The list without empty items; anything but a list is an error.
mustDateModify = dateModify — A time moved by a duration; one that cannot be read is an error.
mustDeepCopy = deepCopy — A copy that shares nothing with the value.
mustFirst = first — The first item; anything but a list is an error.
mustFromJson = fromJson — The value that a JSON text holds; broken text is an error.
mustHas = has — Whether an item is in a list; anything but a list is an error.
mustInitial = initial — The list without its last item; anything but a list is an error.
mustLast = last — The last item; anything but a list is an error.
mustMerge = merge — The first map with what it lacks of the others.
mustMergeOverwrite = mergeOverwrite — The first map with all of the others.
mustPrepend(list, item) — The list with an item at its start; anything but a list is an error.
mustPush = append — The list with an item at its end; anything but a list is an error.
mustRegexFind(regex, text) — The first match of a regular expression; a broken one is an error.
mustRegexFindAll(regex, text, count) — The matches of a regular expression; a broken one is an error.
mustRegexMatch(regex, text) — Whether a regular expression matches; a broken one is an error.
mustRegexReplaceAll(regex, text, replacement) — The text with matches replaced; a broken expression is an error.
mustRegexReplaceAllLiteral(regex, text, replacement) — The same, \`$1\` standing for itself.
mustRegexSplit(regex, text, count) — The parts between matches; a broken expression is an error.
mustRest(list) — The list without its first item; anything but a list is an error.
mustReverse(list) — The list from behind; anything but a list is an error.
mustSlice(list, start?, end?) — A part of a list; anything but a list is an error.
mustToDate(layout, text) — The time that a text stands for; one that cannot be read is an error.
mustToJson(value) — The value as JSON text; one that has none is an error.
mustToPrettyJson(value) — The value as JSON text with indents.
mustToRawJson(value) — The value as JSON text, \`<\`, \`>\` and \`&\` as they are.
mustUniq(list) — The list without repeated items; anything but a list is an error.
mustWithout(list, items...) — The list without some items; anything but a list is an error.
must_date_modify = dateModify — A time moved by a duration; one that cannot be read is an error.
nindent(spaces, text) — A line break, then the text with each line indented.
nospace(text) — The text without blanks.
now() — The current time.
omit(map, keys...) — The map without some keys.
osBase(path) — The last part of a path of the system.
osClean(path) — A path of the system without \`.\` and \`..\`.
osDir(path) — A path of the system without its last part.
osExt(path) — The extension of a file name of the system.
osIsAbs(path) — Whether a path of the system begins at the root.
pick(map, keys...) — The map with some keys only.
pluck(key, maps...) — What stands at a key of each of the maps.
plural(one, many, count) — The first text for a count of 1, else the second.
prepend(list, item) — The list with an item at its start.
push = append — The list with an item at its end.
quote(values...) — The values in double quotes.
randAlpha(length) — Letters by chance.
randAlphaNum(length) — Letters and digits by chance.
randAscii(length) — Characters of ASCII by chance.
randBytes(length) — Bytes by chance, in base64.
randInt(min, max) — A whole number by chance, below the maximum.
randNumeric(length) — Digits by chance.
regexFind(regex, text) — The first match of a regular expression.
regexFindAll(regex, text, count) — The matches of a regular expression; -1 for all of them.
regexMatch(regex, text) — Whether a regular expression matches anywhere in a text.
regexQuoteMeta(text) — The text as a regular expression that matches it.
regexReplaceAll(regex, text, replacement) — The text with matches replaced; \`$1\` is a group.
regexReplaceAllLiteral(regex, text, replacement) — The text with matches replaced, \`$1\` standing for itself.
regexSplit(regex, text, count) — The parts between matches; -1 for all of them.
repeat(count, text) — The text several times.
replace(old, new, text) — The text with each part replaced.
rest(list) — The list without its first item.
reverse(list) — The list from behind.
round(number, digits, half?) — The number with a few digits behind the point.
semver(text) — The parts of a version: \`.Major\`, \`.Minor\`, \`.Patch\`, …
semverCompare(constraint, version) — Whether a version fits a constraint such as \`^1.2.0\`.
seq(numbers...) — Whole numbers as text: \`seq END\`, \`seq START END\`, \`seq START STEP END\`.
set(map, key, value) — The map with a value at a key; the map itself is changed.
sha1sum(text) — The SHA-1 hash of a text, in hexadecimal digits.
sha256sum(text) — The SHA-256 hash of a text, in hexadecimal digits.
sha512sum(text) — The SHA-512 hash of a text, in hexadecimal digits.
shuffle(text) — The characters of a text in an order by chance.
slice(list, start?, end?) — A part of a list; of a text take \`trunc\` or \`substr\`.
snakecase(text) — \`SomeWords\` as \`some_words\`.
sortAlpha(list) — The items as texts, in order.
split(separator, text) — The parts of a text as a map with \`_0\`, \`_1\`, …
splitList(separator, text) — The parts of a text as a list.
splitn(separator, count, text) — At most so many parts of a text, as a map with \`_0\`, \`_1\`, …
squote(values...) — The values in single quotes.
sub(one, other) — One whole number less another.
subf(one, others...) — A number less others, with fraction.
substr(start, end, text) — A part of a text, in bytes; -1 for its end.
swapcase(text) — The text with upper and lower case exchanged.
ternary(yes, no, condition) — The first value if the condition is true, else the second.
title(text) — The text with each word capitalised.
toDate(layout, text) — The time that a text stands for by a layout such as \`2006-01-02\`.
toDecimal(text) — The number that octal digits stand for.
toJson(value) — The value as JSON text.
toPrettyJson(value) — The value as JSON text with indents.
toRawJson(value) — The value as JSON text, \`<\`, \`>\` and \`&\` as they are.
toString(value) — The value as text.
toStrings(list) — The items as texts.
trim(text) — The text without blanks at its ends.
trimAll(characters, text) — The text without some characters at its ends.
trimPrefix(prefix, text) — The text without what it begins with.
trimSuffix(suffix, text) — The text without what it ends with.
trimall = trimAll — The text without some characters at its ends.
trunc(count, text) — The first bytes of a text; with a negative count the last ones.
tuple(items...) — A list.
typeIs(type, value) — Whether a value is of a Go type.
typeIsLike(type, value) — Whether a value is of a Go type, or a pointer to one.
typeOf(value) — The Go type of a value.
uniq(list) — The list without repeated items.
unixEpoch(time) — A time in seconds since 1970.
unset(map, key) — The map without a key; the map itself is changed.
until(count) — The whole numbers from 0 to below a count, to range over.
untilStep(start, stop, step) — Whole numbers with a step, to range over.
untitle(text) — The text with each word begun in lower case.
upper(text) — The text in upper case.
urlJoin(map) — The URL of parts as \`urlParse\` gives them.
urlParse(url) — The parts of a URL: \`scheme\`, \`host\`, \`path\`, \`query\`, …
uuidv4() — A UUID by chance.
values(map) — The values of a map.
without(list, items...) — The list without some items.
wrap(width, text) — The text in lines of a width.
wrapWith(width, end, text) — The text in lines of a width, with an end of line of its own.
`);
