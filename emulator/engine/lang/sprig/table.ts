import type { GoFunction } from '../template/signature.ts';
import { CRYPTO } from './crypto.ts';
import { DATES } from './dates.ts';
import { DEFAULTS } from './defaults.ts';
import { JSON_FUNCTIONS } from './json.ts';
import { LISTS } from './lists.ts';
import { MAPS } from './maps.ts';
import { NUMBERS } from './numbers.ts';
import { PATHS } from './paths.ts';
import { REGEX } from './regex.ts';
import { STRINGS } from './strings.ts';
import { SURROUNDINGS } from './surroundings.ts';
import { TYPES } from './types.ts';
import { URLS } from './urls.ts';
import { VERSIONS } from './versions.ts';

/** The functions of sprig 3.3.0. */
export const SPRIG: Readonly<Record<string, GoFunction>> = {
  ...CRYPTO,
  ...DATES,
  ...DEFAULTS,
  ...JSON_FUNCTIONS,
  ...LISTS,
  ...MAPS,
  ...NUMBERS,
  ...PATHS,
  ...REGEX,
  ...STRINGS,
  ...SURROUNDINGS,
  ...TYPES,
  ...URLS,
  ...VERSIONS,
};
