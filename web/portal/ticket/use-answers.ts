/** useAnswers(ticket): the answers being written, kept for their writer: { rows, text, set, setText, kept, forget }; text is to the whole of it. */
import type { TicketView } from "#api/ticket-views.ts";
import { useDraft } from "#web/session/use-draft.ts";
import {
  answerRows,
  carriedOver,
  freeWords,
  readAnswers,
  withWords,
  wordsOf,
  writeAnswers,
} from "#web/tickets/kept-answers.ts";
import type { AnswerRow } from "#web/tickets/kept-answers.ts";

export function useAnswers({ reference, requests }: Pick<TicketView, "reference" | "requests">) {
  const draft = useDraft(`answers:${reference}`);
  const answers = carriedOver(requests, readAnswers(draft.text));
  const write = (place: { request: number; item: number }, words: string) =>
    draft.setText(writeAnswers(withWords(answers, { ...place, words })));
  return {
    rows: answerRows(requests, answers),
    text: wordsOf(answers, freeWords.request, freeWords.item),
    set: ({ request, item }: AnswerRow, words: string) =>
      write({ request: request.sequence, item: item.item }, words),
    setText: (words: string) => write(freeWords, words),
    kept: draft.kept,
    forget: draft.forget,
  };
}
