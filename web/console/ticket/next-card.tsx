/** NextCard { ticket, commands }: whom it waits for and what the desk does next; checks of an open ticket, attempts of one that waits. */
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { isUpTo, offerOf, useMoment } from "#web/tickets/moment.ts";
import { ConclusionSummary } from "#web/tickets/conclusion-summary.tsx";
import { currentRequest, InformationItems } from "#web/tickets/information-items.tsx";
import { Card } from "#web/ui/card.tsx";
import { Time } from "#web/ui/time.tsx";
import { Attempts } from "./attempts.tsx";
import { Closure } from "./closure.tsx";
import { Conformity } from "./conformity.tsx";
import type { Commands } from "./use-commands.ts";

export function NextCard({ ticket, commands }: { ticket: TicketView; commands: Commands }) {
  const { t } = useTranslation("console");
  const usual = useMoment("desk")(ticket);
  const unanswered = isUnanswered(ticket);
  const moment = unanswered ? t("next.unansweredTitle") : usual;
  const asked = currentRequest(ticket);
  const proposed = ticket.state === "resolved" ? ticket.conclusions.at(-1) : undefined;
  const since = ticket.waitingOn === null ? null : <Time at={ticket.waitingSince} relative />;
  return (
    <Card tone={isUpTo("desk", ticket) ? "call" : "plain"} title={moment} aside={since}>
      {ticket.state === "open" || ticket.state === "in_progress" ? (
        <Conformity ticket={ticket} commands={commands} />
      ) : null}
      {unanswered ? <p>{t("next.unanswered")}</p> : null}
      {asked ? <InformationItems request={asked} /> : null}
      {proposed ? <ConclusionSummary conclusion={proposed} side="desk" open={false} /> : null}
      {ticket.waitingOn === "beneficiary" ? <Attempts ticket={ticket} /> : null}
      {ticket.state === "new" && offerOf(ticket, "take")?.allowed ? (
        <p className="small muted">{t("next.new")}</p>
      ) : null}
      <Closure ticket={ticket} />
    </Card>
  );
}

/** The beneficiary spoke, or declared another severity, and answered nothing of what was asked: work has nothing to go on with. */
function isUnanswered(ticket: TicketView): boolean {
  return (
    ticket.state === "suspended" &&
    ticket.waitingOn === "desk" &&
    offerOf(ticket, "resume")?.allowed !== true &&
    offerOf(ticket, "request-information")?.allowed === true
  );
}
