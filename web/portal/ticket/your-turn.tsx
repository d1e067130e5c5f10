/** The card that asks the reader to act, or says how to go on when there is nothing to do: what it is follows the server's offers. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import type { CommandType } from "#core/tickets/commands.ts";
import { InformationItems, currentRequest } from "#web/tickets/information-items.tsx";
import { offerOf } from "#web/tickets/moment.ts";
import { Card } from "#web/ui/card.tsx";
import { Time } from "#web/ui/time.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { ConfirmForTicket } from "./environment-card.tsx";
import { KeptWords } from "./kept-words.tsx";
import { acceptanceDraft, refusalDraft } from "./solution-drafts.ts";
import { SolutionCard } from "./solution-card.tsx";

export function YourTurn({ ticket }: { ticket: TicketView }) {
  const request = currentRequest(ticket);
  const conclusion = ticket.state === "resolved" ? ticket.conclusions.at(-1) : undefined;
  return (
    <div id="your-turn" className="your-turn stack">
      {ticket.state === "closed" ? <ClosedCard ticket={ticket} /> : null}
      <ConfirmForTicket ticket={ticket} />
      {request ? <Asked ticket={ticket} /> : null}
      {conclusion ? (
        <SolutionCard key={conclusion.sequence} ticket={ticket} conclusion={conclusion} />
      ) : null}
      {overdue(ticket).map((draft) => (
        <KeptWords key={draft} draft={draft} ticket={ticket} />
      ))}
    </div>
  );
}

/** The drafts whose moment is over: what they were for can no longer be done. */
function overdue(ticket: TicketView): string[] {
  const { reference, conclusions } = ticket;
  const may = (command: CommandType) => offerOf(ticket, command)?.allowed === true;
  const answers = currentRequest(ticket) !== undefined && may("provide-information");
  const last = ticket.state === "resolved" && may("accept") ? conclusions.at(-1) : undefined;
  const before = conclusions.filter((conclusion) => conclusion !== last);
  return [
    ...(answers ? [] : [`answers:${reference}`]),
    ...before.flatMap(({ sequence }) => [
      acceptanceDraft(reference, sequence),
      refusalDraft(reference, sequence),
    ]),
    ...(may("declare-severity") ? [] : [`declare:${reference}`]),
    ...(may("withdraw") ? [] : [`withdraw:${reference}`]),
    ...(may("escalate") ? [] : [`escalate:${reference}`]),
    ...(may("reply") ? [] : [`reply:${reference}`]),
  ];
}

function Asked({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation("portal");
  const request = currentRequest(ticket);
  if (!request) return null;
  const offer = offerOf(ticket, "provide-information");
  if (offer?.allowed) return <AnswerForm ticket={ticket} request={request} />;
  return (
    <Card title={t("ticket.asked")}>
      <InformationItems request={request} />
      {offer?.reason ? <p className="ghost-reason">{offer.reason.detail}</p> : null}
    </Card>
  );
}

function ClosedCard({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const { closure, reference, followUps } = ticket;
  if (closure === null) return null;
  return (
    <Card
      title={t("ticket.closedTitle", {
        reason: t(`lifecycle:closureReasons.${closure.reason}.name`),
      })}
      aside={<Time at={closure.at} />}
    >
      <div className="stack tight">
        <p>
          {t(`lifecycle:closureReasons.${closure.reason}.explain`)}{" "}
          {closure.assumed ? t("lifecycle:closureFacts.assumed") : null}
          {closure.exclusion
            ? ` ${t("lifecycle:closureFacts.exclusion", { exclusion: closure.exclusion })}`
            : null}
        </p>
        {closure.duplicateOf ? (
          <p>
            {t("ticket.duplicateOf")}{" "}
            <Link to="/tickets/$reference" params={{ reference: closure.duplicateOf }}>
              {closure.duplicateOf}
            </Link>
          </p>
        ) : null}
        <p className="muted">{t("ticket.closedForGood")}</p>
        <div className="row wrap">
          <Link
            to="/tickets/new"
            search={{ followUpOf: reference }}
            className="button-link"
            data-primary
          >
            {t("ticket.fileFollowUp")}
          </Link>
          {followUps.map((follow) => (
            <Link key={follow} to="/tickets/$reference" params={{ reference: follow }}>
              {t("ticket.followedUpBy", { reference: follow })}
            </Link>
          ))}
        </div>
      </div>
    </Card>
  );
}
