/** What an agent holds, handed over to others: to whom, which tickets, and what became of each. For managers. */
import "./hand-over.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { agentsQuery } from "../queries.ts";
import { HandOverTickets } from "./hand-over-tickets.tsx";
import { heldQuery } from "./held-query.ts";
import { homeQuery } from "./home-query.ts";
import { TakersCard } from "./takers-card.tsx";

export function HandOverPage() {
  const { t } = useTranslation("home");
  const { id } = useParams({ from: "/console/hand-over/$id" });
  const { agent: self } = useSession();
  const agents = useQuery(agentsQuery);
  const name = agents.data?.items.find((one) => one.id === id)?.name ?? "…";
  const title = t("handOver.title", { name });
  return (
    <div className="page">
      <PageHeader
        title={title}
        lead={t("handOver.lead")}
        crumbs={[
          <Link key="home" to="/console/home">
            {t("title")}
          </Link>,
          title,
        ]}
      />
      {self?.roles.includes("manager") === true ? (
        <HandOver key={id} from={id} name={name} />
      ) : (
        <EmptyState title={t("handOver.managers")} picture="search" />
      )}
    </div>
  );
}

function HandOver({ from, name }: { from: string; name: string }) {
  const { t } = useTranslation("home");
  const words = useProblemWords();
  const held = useQuery(heldQuery(from));
  const home = useQuery(homeQuery);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const cause = held.error ?? home.error;
  if (cause) return <ErrorState problem={words(cause)} onRetry={() => void held.refetch()} />;
  if (!held.data || !home.data) return <LoadingRows />;
  const { tickets, more } = held.data;
  if (tickets.length === 0) return <EmptyState title={t("handOver.none", { name })} />;
  const others = home.data.load
    .filter(({ agent, active }) => active && agent.id !== from)
    .map(({ agent, open }) => ({ ...agent, open: open.count }));
  const takers = others.filter(({ id }) => chosen.includes(id));
  return (
    <div className="hand-over">
      <TakersCard others={others} chosen={chosen} onChosen={setChosen} />
      <Card title={t("handOver.tickets")}>
        {more ? <p className="muted">{t("handOver.many", { count: tickets.length })}</p> : null}
        <HandOverTickets
          from={from}
          tickets={tickets}
          takers={takers}
          nameOf={(id) => others.find((one) => one.id === id)?.name ?? "…"}
        />
      </Card>
    </div>
  );
}
