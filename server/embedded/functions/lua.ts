import { readFunctions } from './function.ts';

/** The functions of gopher-lua 1.1.2. */
export const LUA_FUNCTIONS = readFunctions(`
assert(value, message?) — The values, or an error where the first is nil or false.
channel.make(size?) — A channel between coroutines.
channel.select(cases...) — Waits for one of several channels.
collectgarbage(option?, argument?) — Nothing that a script could see.
coroutine.create(function) — A coroutine that is to run a function.
coroutine.resume(coroutine, values...) — Runs a coroutine up to its next yield: whether that went well, and what it yields.
coroutine.running() — The coroutine that runs.
coroutine.status(coroutine) — \`"suspended"\`, \`"running"\`, \`"normal"\` or \`"dead"\`.
coroutine.wrap(function) — A function that resumes a coroutine.
coroutine.yield(values...) — Hands values to whoever resumed the coroutine.
debug.getfenv(object) — The environment of a function.
debug.getinfo(function) — Facts about a function, or a level of the calls.
debug.getlocal(level, index) — A local variable of a level of the calls.
debug.getmetatable(value) — The metatable of a value.
debug.getupvalue(function, index) — A variable that a function takes from around it.
debug.setfenv(object, table) — Gives a function another environment.
debug.setlocal(level, index, value) — Sets a local variable of a level of the calls.
debug.setmetatable(value, table) — Gives a value a metatable.
debug.setupvalue(function, index, value) — Sets a variable that a function takes from around it.
debug.traceback(message?) — The calls that led here, as text.
dofile(path?) — Runs a file.
error(message, level?) — Ends the script with an error.
getfenv(function?) — The environment of a function.
getmetatable(value) — The metatable of a value.
io.close(file?) — Closes a file.
io.flush() — Writes what is not yet written.
io.input(file?) — The file that is read from.
io.lines(path?) — The lines of a file, one after another.
io.open(path, mode?) — Opens a file of the sensor's pod.
io.output(file?) — The file that is written to.
io.popen(command, mode?) — Starts a program.
io.read(formats...) — Reads from the file that is read from.
io.tmpfile() — A new file for the time being.
io.type(value) — \`"file"\` or \`"closed file"\`; nil for anything else.
io.write(values...) — Writes to the file that is written to.
ipairs(list) — The items of a list with their places: \`for i, item in ipairs(event.list) do\`.
load(reader, name?) — The function that pieces of source make.
loadfile(path) — The function that a file makes.
loadstring(source, name?) — The function that a source makes.
math.abs(number) — The number without its sign.
math.acos(number) — The arc cosine.
math.asin(number) — The arc sine.
math.atan(number) — The arc tangent.
math.atan2(y, x) — The angle of a point.
math.ceil(number) — The next whole number upwards.
math.cos(angle) — The cosine.
math.cosh(number) — The hyperbolic cosine.
math.deg(angle) — Radians in degrees.
math.exp(number) — e to the power of the number.
math.floor(number) — The next whole number downwards.
math.fmod(one, other) — What is left when one number is divided by another, with the sign of the first.
math.frexp(number) — Fraction and exponent of a number.
math.ldexp(fraction, exponent) — The number of a fraction and an exponent.
math.log(number) — The natural logarithm.
math.log10(number) — The logarithm to base 10.
math.max(numbers...) — The largest of the numbers.
math.min(numbers...) — The smallest of the numbers.
math.mod(one, other) — What is left when one number is divided by another.
math.modf(number) — Whole part and fraction of a number.
math.pow(base, exponent) — A number to the power of another.
math.rad(angle) — Degrees in radians.
math.random(min?, max?) — A number by chance: below 1, or whole and within bounds.
math.randomseed(number) — Where numbers by chance begin.
math.sin(angle) — The sine.
math.sinh(number) — The hyperbolic sine.
math.sqrt(number) — The square root.
math.tan(angle) — The tangent.
math.tanh(number) — The hyperbolic tangent.
module(name) — Makes a module.
newproxy(metatable?) — An empty value of its own.
next(table, key?) — The next key of a table and its value; nil behind the last: \`next(t) == nil\` for an empty one.
os.clock() — The seconds that the script has run.
os.date(format?, time?) — A time by a format such as \`%Y-%m-%d\`.
os.difftime(later, earlier) — The seconds between two times.
os.execute(command) — Runs a command.
os.exit(code?) — Ends the process: the whole sensor.
os.getenv(name) — An environment variable of the sensor's pod.
os.remove(path) — Removes a file.
os.rename(old, new) — Renames a file.
os.setenv(name, value) — Sets an environment variable.
os.setlocale(locale, category?) — Nothing that a script could see.
os.time(table?) — The seconds since 1970, of now or of a table with \`year\`, \`month\`, \`day\`.
os.tmpname() — The name of a new file.
package.loadlib(path, name) — Nothing: there are no libraries to load.
package.seeall(module) — Lets a module see what is global.
pairs(table) — The keys of a table with their values, in no order: \`for key, value in pairs(event.body) do\`.
pcall(function, values...) — Calls a function: whether that went well, and what it gives or its error.
print(values...) — Writes values into the log of the sensor.
rawequal(one, other) — Whether two values are the same, metatables aside.
rawget(table, key) — What stands at a key, metatables aside.
rawset(table, key, value) — Sets a key, metatables aside.
require(name) — Loads a module.
select(place, values...) — The values from a place on; \`"#"\` for how many there are.
setfenv(function, table) — Gives a function another environment.
setmetatable(table, metatable) — The table, with a metatable.
string.byte(text, start?, end?) — The bytes of a part of a text.
string.char(bytes...) — The text of bytes.
string.dump(function) — Nothing: functions have no text.
string.find(text, pattern, start?, plain?) — Where a pattern begins and ends in a text, and its captures; nil where it does not match.
string.format(format, values...) — Text by a format, as Go's \`Sprintf\` has it.
string.gfind(text, pattern) — The matches of a pattern, one after another.
string.gmatch(text, pattern) — The matches of a pattern, one after another.
string.gsub(text, pattern, replacement, count?) — The text with matches replaced, and how many there were.
string.len(text) — How long a text is, in bytes.
string.lower(text) — The text in lower case.
string.match(text, pattern, start?) — What a pattern captures in a text; nil where it does not match.
string.rep(text, count) — The text several times.
string.reverse(text) — The text from behind.
string.sub(text, start, end?) — A part of a text; places count from 1, from behind with a minus.
string.upper(text) — The text in upper case.
table.concat(list, separator?, start?, end?) — The items of a list in one text.
table.getn(list) — How many items a list has.
table.insert(list, place?, value) — Puts a value into a list, at its end or at a place.
table.maxn(table) — The largest number among the keys.
table.remove(list, place?) — Takes an item out of a list, the last one or that of a place.
table.sort(list, before?) — Puts a list in order, in place.
tonumber(value, base?) — The number that a text stands for; nil where it stands for none.
tostring(value) — The value as text.
type(value) — \`"nil"\`, \`"boolean"\`, \`"number"\`, \`"string"\`, \`"table"\` or \`"function"\`.
unpack(list, start?, end?) — The items of a list as values.
xpcall(function, onError) — Calls a function; its error goes through another one.
`);
