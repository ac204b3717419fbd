import { answerGjson } from './answers/gjson.ts';
import { answerSjson } from './answers/sjson.ts';
import type { Answer } from './vector.ts';

/** The product's answer to each kind of vector. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  gjson: answerGjson,
  sjson: answerSjson,
};
