import { checkTable } from '../lib/arguments.ts';
import { nextEntry } from '../table.ts';
import { native } from '../value.ts';

/** What `pairs` gives to walk a table; loops take a shorter way for it. */
export const PAIRS_STEP = native((args, machine) => nextEntry(checkTable(machine, args, 1), args[1]) ?? []);
