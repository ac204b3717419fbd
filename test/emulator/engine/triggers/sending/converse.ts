import type {
  Ask,
  Conversation,
  Reply,
} from '../../../../../emulator/engine/triggers/sending/conversation.ts';

/** Drives a conversation with these replies, one an ask; returns what was asked and the result. */
export function converse<Result>(
  conversation: Conversation<Result>,
  replies: readonly Reply[],
): { readonly asked: readonly Ask[]; readonly result: Result } {
  const asked: Ask[] = [];
  let step = conversation.next();
  while (!step.done) {
    asked.push(step.value);
    step = conversation.next(replies[asked.length - 1] ?? {});
  }
  return { asked, result: step.value };
}
