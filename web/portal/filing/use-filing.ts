/** useFiling(done): files one request: { send, busy, cause, blamed(field) }. The key stays until an answer comes: twice sent is once filed. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { GivenBody } from "#api/route.ts";
import { fileTicket } from "#api/tickets.ts";
import { ask, newKey } from "#web/session/ask.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { Refused } from "#web/session/refused.ts";
import { ticketQuery } from "#web/tickets/ticket-query.ts";
import { notify } from "#web/ui/notices.tsx";

type Filed = GivenBody<typeof fileTicket>;

const shownFields = ["subject", "description", "nature", "severity", "subscription"];

export function useFiling(done: () => void) {
  const { t } = useTranslation("portal");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const attempt = useRef({ said: "", key: "" });
  // At once, where what is drawn says so a moment later.
  const isUnderWay = useRef(false);
  const filed = useMutation({
    mutationFn: (body: Filed) => ask(fileTicket, { body, idempotencyKey: attempt.current.key }),
    onSuccess: (ticket) => {
      done();
      attempt.current = { said: "", key: "" };
      queries.setQueryData(ticketQuery(ticket.reference).queryKey, ticket);
      void queries.invalidateQueries({ queryKey: ["tickets"] });
      notify({ tone: "done", title: t("filing.filed", { reference: ticket.reference }) });
      void navigate({
        to: "/tickets/$reference",
        params: { reference: ticket.reference },
        replace: true,
      });
    },
    onSettled: () => {
      isUnderWay.current = false;
    },
    onError: (cause) => {
      if (cause instanceof Refused) attempt.current = { said: "", key: "" };
    },
  });
  const send = (body: Filed) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const said = JSON.stringify(body);
    if (attempt.current.said !== said || attempt.current.key === "")
      attempt.current = { said, key: newKey() };
    filed.mutate(body);
  };
  const blamed = (field: string) => fieldProblem(filed.error, field);
  const cause = filed.error !== null && shownFields.some(blamed) ? null : filed.error;
  return { send, busy: filed.isPending, cause, blamed };
}
