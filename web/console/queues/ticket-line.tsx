/** TicketLine { ticket, queue, current, beside }: one ticket of a queue: how grave, what, for whom, in which state, and how long it waits. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ListedTicket } from "#api/tickets.ts";
import type { Queue } from "#api/tickets.ts";
import { WHOLE } from "#core/clocks/clock.ts";
import { SeverityOf, StateOf } from "#web/tickets/ticket-chips.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { formatDuration, formatFull } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import { useMinute } from "#web/ui/time.tsx";

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
        className="ticket-row"
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
        </span>
        <span className="ticket-state">
          <StateOf state={state} />
          <Escalated escalation={ticket.escalation} />
          <Warned warned={ticket.warned} />
          {queue === "at_risk" && ticket.dueAt !== null ? (
            <DueIn at={ticket.dueAt} />
          ) : (
            <Waiting ticket={ticket} />
          )}
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

/** How much of a target is used, once the desk was warned of it. */
function Warned({ warned }: Pick<ListedTicket, "warned">) {
  const { t } = useTranslation("console");
  if (warned === null) return null;
  return <Chip tone={warned === WHOLE ? "bad" : "warn"}>{t("list.used", { share: warned })}</Chip>;
}

/** How long until a target is due, or since when it is passed. */
function DueIn({ at }: { at: string }) {
  const { t } = useTranslation("console");
  const reader = useReader();
  const left = Date.parse(at) - useMinute();
  const length = formatDuration(Math.abs(left), reader);
  return (
    <span className="ticket-due" data-late={left < 0 || undefined} title={formatFull(at, reader)}>
      {t(left < 0 ? "list.passed" : "list.dueIn", { length })}
    </span>
  );
}
