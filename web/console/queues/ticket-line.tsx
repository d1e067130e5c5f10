/** TicketLine { ticket, queue, current, beside }: one ticket of a queue: how grave, what, for whom, in which state, and how long it waits. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ListedTicket } from "#api/tickets.ts";
import type { Queue } from "#api/tickets.ts";
import { LeftBar } from "#web/clocks/left-bar.tsx";
import { SeverityOf, StateOf } from "#web/tickets/ticket-chips.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { formatDuration } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import { Time, useMinute } from "#web/ui/time.tsx";

type Props = {
  ticket: ListedTicket;
  queue: Queue;
  current: boolean;
  beside: boolean;
  onOpen: (reference: string) => void;
};

export function TicketLine({ ticket, queue, current, beside, onOpen }: Props) {
  const { t } = useTranslation("console");
  const { reference, subject, organisation, partner, assignee, severity, state } = ticket;
  const target = beside
    ? ({
        to: "/console/queues/$queue",
        params: { queue },
        search: (before: object) => ({ ...before, view: reference }),
        replace: true,
      } as const)
    : ({ to: "/console/tickets/$reference", params: { reference } } as const);
  return (
    <li>
      <Link
        {...target}
        className="queue-row"
        data-current={current || undefined}
        aria-current={current ? "true" : undefined}
        data-reference={reference}
        resetScroll={false}
        onKeyDown={(event) => {
          // Beside the list a click shows the ticket there; Enter opens its own page.
          if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          onOpen(reference);
        }}
      >
        <SeverityOf severity={severity} compact />
        <span className="ticket-words">
          <span className="subject" dir="auto">
            {subject}
          </span>
          <span className="small muted">
            {organisation.name}
            {partner ? <> · {t("list.via", { partner: partner.name })}</> : null}
            {queue === "mine" ? null : <> · {assignee?.name ?? t("facts.nobody")}</>}
          </span>
          {ticket.left === null ? null : <LeftBar left={ticket.left} />}
        </span>
        <span className="ticket-state">
          <StateOf state={state} />
          <Escalated escalation={ticket.escalation} />
          {ticket.dueAt === null ? <Waiting ticket={ticket} /> : <Due at={ticket.dueAt} />}
        </span>
      </Link>
    </li>
  );
}

function Waiting({ ticket: { waitingOn, waitingSince, changedAt } }: { ticket: ListedTicket }) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const reader = useReader();
  const now = useMinute();
  const since = waitingOn === null ? changedAt : waitingSince;
  return (
    <span className="ticket-waits" data-on={waitingOn ?? "nobody"}>
      <span className="on">{t(`lifecycle:waitingOn.${waitingOn ?? "nobody"}.forDesk`)}</span> ·{" "}
      <span className="figures">{formatDuration(now - Date.parse(since), reader)}</span>
    </span>
  );
}

function Escalated({ escalation }: Pick<ListedTicket, "escalation">) {
  const { t } = useTranslation("console");
  if (escalation === null) return null;
  return escalation === "raised" ? (
    <Chip tone="bad">{t("list.escalated")}</Chip>
  ) : (
    <Chip>{t("list.escalationSeen")}</Chip>
  );
}

function Due({ at }: { at: string }) {
  return (
    <span className="ticket-waits">
      <Time at={at} />
    </span>
  );
}
