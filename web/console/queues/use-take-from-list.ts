import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ticketCommands } from "#api/ticket-commands.ts";
import { ask, newKey } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { ticketQuery } from "#web/tickets/ticket-query.ts";
import { notify } from "#web/ui/notices.tsx";

/** Takes a ticket of which only the line is shown; the version seen is the one that stands at this moment. */
export function useTakeFromList(): (reference: string) => void {
  const { t } = useTranslation("console");
  const queries = useQueryClient();
  const words = useProblemWords();
  const take = async (reference: string) => {
    const { version } = await queries.fetchQuery(ticketQuery(reference));
    const meta = { params: { reference }, ifMatch: version, idempotencyKey: newKey() };
    const taken = await ask(ticketCommands.take, { ...meta, body: {} });
    queries.setQueryData(ticketQuery(reference).queryKey, taken);
    notify({ tone: "done", title: t("done.take"), detail: reference });
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["tickets"] }),
      queries.invalidateQueries({ queryKey: ["counts"] }),
    ]);
  };
  return (reference) => {
    take(reference).catch((cause: unknown) => notify({ tone: "refused", ...words(cause) }));
  };
}
