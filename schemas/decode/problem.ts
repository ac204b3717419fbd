import type { Path } from '../yaml/node.ts';
import type { Span } from '../yaml/position.ts';

interface ProblemBase {
  /** From the root of the document. */
  readonly path: Path;
  readonly span: Span;
  /** One sentence for people, without the place. */
  readonly message: string;
}

/** A field that the type does not have: Go drops it in silence. */
export interface UnknownField extends ProblemBase {
  readonly code: 'unknown-field';
  readonly field: string;
  /** Names of the type's fields that look alike, best first. */
  readonly suggestions: readonly string[];
  /** It is known what was meant, so that something is missing: a name that looks alike, another place, a field that came instead. */
  readonly meant: boolean;
}

/** A value that the API server or the controller refuses to decode. */
export interface WrongType extends ProblemBase {
  readonly code: 'wrong-type';
  readonly expected: string;
}

/** A field without which the controller refuses the manifest. */
export interface MissingField extends ProblemBase {
  readonly code: 'missing-field';
  readonly field: string;
}

export type DecodeProblem = UnknownField | WrongType | MissingField;
export type DecodeCode = DecodeProblem['code'];
