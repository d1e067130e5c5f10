import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { GivenBody } from "#api/route.ts";
import { fileTicket } from "#api/tickets.ts";
import { ask, newKey } from "#web/session/ask.ts";
import { Refused } from "#web/session/refused.ts";

/** Files a ticket; the same key is sent again only where no answer came. */
export function useFiling(onFiled: (reference: string) => void) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  return useMutation({
    mutationFn: (body: GivenBody<typeof fileTicket>) =>
      ask(fileTicket, { body, idempotencyKey: key.current }),
    onSuccess: (ticket) => {
      key.current = newKey();
      queries.setQueryData(["ticket", ticket.reference], ticket);
      void queries.invalidateQueries({ queryKey: ["tickets"] });
      void queries.invalidateQueries({ queryKey: ["counts"] });
      onFiled(ticket.reference);
    },
    onError: (cause) => {
      if (cause instanceof Refused) key.current = newKey();
    },
  });
}
