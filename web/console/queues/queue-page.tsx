/** A queue: the queues, its tickets, and on wide screens the ticket at hand beside them. */
import "./queue.css";
import { Navigate, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "#web/session/session.ts";
import { useWide } from "../use-wide.ts";
import { Workspace } from "../ticket/workspace.tsx";
import { filtersOf } from "./queue-filters.ts";
import { lastQueue, queueOf, rememberQueue } from "./last-queue.ts";
import { QueueRail } from "./queue-rail.tsx";
import { TicketList } from "./ticket-list.tsx";
import { useQueue } from "./use-queue.ts";

/** Where the three panes stand side by side; the same width as in queue.css. */
const besides = "(min-width: 64em)";

/** The console's own address: managers see the desk at a glance, everybody else their queue. */
export function StartPage() {
  const { agent, may } = useSession();
  const manages = may.workTickets && agent?.roles.includes("manager") === true;
  return manages ? <Navigate to="/console/home" replace /> : <QueuesPage />;
}

export function QueuesPage() {
  const { may } = useSession();
  if (!may.workTickets)
    return <Navigate to={may.readCustomers ? "/console/customers" : "/console/agents"} replace />;
  return <Navigate to="/console/queues/$queue" params={{ queue: lastQueue() }} replace />;
}

export function QueuePage() {
  const { t } = useTranslation("console");
  const params = useParams({ from: "/console/queues/$queue" });
  const asked = useSearch({ from: "/console/queues/$queue" });
  const { q = "", view } = asked;
  const navigate = useNavigate();
  const isWide = useWide(besides);
  const queue = queueOf(params.queue);
  const filters = filtersOf(queue, asked);
  const list = useQueue(queue, q, filters);
  const shown = view ?? list.tickets[0]?.reference;
  useEffect(() => rememberQueue(queue), [queue]);
  useEffect(() => {
    if (!isWide) document.title = `${t(`queues.${queue}`)} · Permanence`;
  }, [isWide, queue, t]);
  const select = (reference: string) =>
    void navigate({ to: ".", search: (before) => ({ ...before, view: reference }), replace: true });
  const open = (reference: string) =>
    void navigate({ to: "/console/tickets/$reference", params: { reference } });
  const search = (words: string) =>
    void navigate({
      to: ".",
      search: { ...filters, ...(words === "" ? {} : { q: words }) },
      replace: true,
    });
  return (
    <div className="queue-panes">
      <QueueRail current={queue} />
      <TicketList
        queue={queue}
        list={list}
        search={q}
        filters={filters}
        onSearch={search}
        shown={shown}
        onSelect={select}
        onOpen={open}
        beside={isWide}
      />
      {isWide ? (
        <section className="queue-ticket" aria-label={t("list.ticket")}>
          {shown ? <Workspace key={shown} reference={shown} level={2} /> : null}
        </section>
      ) : null}
    </div>
  );
}
