/** Workspace { reference, level }: one ticket as an agent works on it. level 1 on its own page, 2 beside the queue. */
import "./workspace.css";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { TargetsCard } from "#web/clocks/targets-card.tsx";
import { AdviceCard } from "#web/escalations/advice-card.tsx";
import { Escalating, EscalationOf } from "#web/escalations/on-ticket.tsx";
import { useProblemWords } from "#web/session/problem-words.ts";
import { ContractSays } from "#web/tickets/contract-says.tsx";
import { TicketMap } from "#web/tickets/ticket-map.tsx";
import { TicketRibbon } from "#web/tickets/ticket-ribbon.tsx";
import { showEvent, Timeline } from "#web/tickets/timeline.tsx";
import { useTicketPage } from "#web/tickets/use-ticket-page.ts";
import { Card } from "#web/ui/card.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { ObjectivesCard } from "../objectives/objectives-card.tsx";
import { ticketObjectivesQuery } from "../objectives/objective-queries.ts";
import { useObjectiveLanes } from "../objectives/use-objective-lanes.ts";
import { draftKey } from "../forms/use-command-form.ts";
import { useHasDraft } from "../use-fields.ts";
import { TicketAlerts } from "../on-call/ticket-alerts.tsx";
import { Composer } from "./composer.tsx";
import { Facts } from "./facts.tsx";
import { NextCard } from "./next-card.tsx";
import { Presence } from "./presence.tsx";
import { TicketHead } from "./ticket-head.tsx";
import { useCommands } from "./use-commands.ts";
import { useWarned, WarningsCard } from "./warnings.tsx";

const AgreementDialog = lazy(async () => ({
  default: (await import("../forms/agreement-dialog.tsx")).AgreementDialog,
}));

export function Workspace({ reference, level }: { reference: string; level: 1 | 2 }) {
  const objectives = useQuery(ticketObjectivesQuery(reference));
  const { ticket, error, refetch } = useTicketPage(reference, objectives);
  const words = useProblemWords();
  if (ticket) return <Desk ticket={ticket} level={level} />;
  if (error) return <ErrorState problem={words(error)} onRetry={() => void refetch()} />;
  return <LoadingRows rows={8} />;
}

function Desk({ ticket, level }: { ticket: TicketView; level: 1 | 2 }) {
  const { t } = useTranslation("console");
  const [escalating, setEscalating] = useState(false);
  const escalate = () => setEscalating(true);
  const commands = useCommands(ticket, escalate);
  const objectives = useObjectiveLanes(ticket.reference);
  const { open } = commands;
  const warned = useWarned(ticket.reference);
  const writing = useHasDraft(draftKey(open ?? "reply", ticket.reference));
  return (
    <article className="workspace" aria-label={ticket.reference}>
      <TicketHead ticket={ticket} level={level} />
      <div className="workspace-columns">
        <div className="workspace-main">
          <TicketAlerts ticket={ticket} />
          <TicketRibbon
            ticket={ticket}
            side="desk"
            warned={warned}
            more={objectives}
            onMark={showEvent}
          />
          <NextCard ticket={ticket} commands={commands} />
          <AdviceCard ticket={ticket} side="desk" onEscalate={escalate} />
          <EscalationOf
            ticket={ticket}
            side="desk"
            agreementDialog={(proposal, onClose) => (
              <Suspense fallback={null}>
                <AgreementDialog ticket={ticket} proposal={proposal} onClose={onClose} />
              </Suspense>
            )}
          />
          {ticket.state === "closed" ? null : (
            <Composer
              ticket={ticket}
              commands={commands}
              presence={<Presence reference={ticket.reference} writing={writing} />}
            />
          )}
          <Card title={t("head.conversation")}>
            <Timeline ticket={ticket} side="desk" />
          </Card>
        </div>
        <aside className="workspace-side" aria-label={t("facts.title")}>
          <Card title={t("head.map")}>
            <TicketMap ticket={ticket} />
          </Card>
          <TargetsCard reference={ticket.reference} side="desk" />
          <WarningsCard warned={warned} />
          <ObjectivesCard reference={ticket.reference} />
          <ContractSays reference={ticket.reference} severity={ticket.severity} spokenTo="desk" />
          <Facts ticket={ticket} />
        </aside>
      </div>
      {escalating ? <Escalating ticket={ticket} onClose={() => setEscalating(false)} /> : null}
    </article>
  );
}
