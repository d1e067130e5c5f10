/** useAnswers(ticket): the answers being written, kept for their writer: { rows, text, set, setText, kept, forget }; text is to the whole of it. */
import type { TicketView } from "#api/ticket-views.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { answerSheet } from "#web/tickets/kept-answers.ts";
import type { AnswerRow } from "#web/tickets/kept-answers.ts";

export function useAnswers({ reference, requests }: Pick<TicketView, "reference" | "requests">) {
  const { text: draft, setText, kept, forget } = useDraft(`answers:${reference}`);
  const { rows, text, written, writtenText } = answerSheet(requests, draft);
  return {
    rows,
    text,
    set: (row: AnswerRow, words: string) => setText(written(row, words)),
    setText: (words: string) => setText(writtenText(words)),
    kept,
    forget,
  };
}
