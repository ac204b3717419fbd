/** Something that the user asked for cannot be done as it stands; the message says why and what to do. */
export class UserError extends Error {}
