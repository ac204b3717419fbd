import { raise, whereText } from '../machine.ts';
import { joinable, shownMetatable } from '../operations.ts';
import { newTable, rawSetOther } from '../table.ts';
import { isTable } from '../value.ts';
import { BASE } from './base.ts';
import { argumentError, checkFunction, checkString, library } from './arguments.ts';

const refused = (name: string) => (_: unknown, machine: Parameters<typeof raise>[0]) =>
  raise(machine, `${name} is not available in the emulator`);

/** Files do not exist here; nothing is written. */
export const IO = library({
  close: () => [true],
  flush: () => [true],
  input: refused('io.input'),
  lines: refused('io.lines'),
  open: (args, machine) => {
    const name = checkString(machine, args, 1);
    return [undefined, `open ${name}: no such file or directory`, 1];
  },
  output: refused('io.output'),
  popen: refused('io.popen'),
  read: () => [undefined],
  tmpfile: refused('io.tmpfile'),
  type: ([value]) => [
    typeof value === 'object' && value.kind === 'userdata' && value.name === 'file' ? 'file' : undefined,
  ],
  write: () => [true],
});

export const DEBUG = {
  getfenv: BASE.getfenv,
  setfenv: BASE.setfenv,
  ...library({
    getinfo: ([level], machine) => {
      const table = newTable();
      const fn = typeof level === 'number' ? machine.frames.at(-1 - level)?.fn : level;
      if (typeof level === 'number' && !fn) return [undefined];
      const script = typeof fn === 'object' && fn.kind === 'closure' ? fn : undefined;
      const line = /:(\d+):$/.exec(whereText(machine, typeof level === 'number' ? level : 0))?.[1];
      rawSetOther(table, 'what', script ? 'Lua' : 'G');
      rawSetOther(table, 'source', script?.proto.source ?? '[G]');
      rawSetOther(table, 'currentline', Number(line ?? -1));
      rawSetOther(table, 'linedefined', script?.proto.line ?? -1);
      rawSetOther(table, 'nups', script?.cells.length ?? 0);
      rawSetOther(table, 'func', fn);
      return [table];
    },
    getlocal: () => [undefined],
    getmetatable: ([value], machine) => [shownMetatable(machine, value)],
    getupvalue: (args, machine) => {
      checkFunction(machine, args, 1);
      return [];
    },
    setlocal: () => [undefined],
    setmetatable: ([object, metatable], machine) => {
      if (!isTable(object)) return argumentError(machine, 1, 'table expected');
      object.metatable = isTable(metatable) ? metatable : undefined;
      return [object];
    },
    setupvalue: (args, machine) => {
      checkFunction(machine, args, 1);
      return [];
    },
    traceback: ([message], machine) => {
      const text = joinable(message);
      const trace = `stack traceback:\n\t${whereText(machine, 0)} in main chunk\n\t[G]: ?`;
      return [text === undefined ? trace : `${text}\n${trace}`];
    },
  }),
};

export const PACKAGE = library({ loadlib: refused('package.loadlib'), seeall: () => [] });

export const CHANNEL = library({ make: refused('channel.make'), select: refused('channel.select') });
