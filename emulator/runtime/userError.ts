/** Something that the user asked for cannot be done as it stands; the message says why and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';

  /** Each bundle has a class of its own: they are told by their name. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'UserError';
  }
}
