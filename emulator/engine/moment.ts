/** The last moment that a `Date` can hold, in the year 275760; milliseconds since 1970. */
export const LAST_MOMENT = 8.64e15;
