/** Beside the conversation: facts, files, and what else may be done, with the reason where it may not. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OfferView, TicketView } from "#api/ticket-views.ts";
import { dayBefore, useDays } from "#web/contracts/days.ts";
import { FileList } from "#web/tickets/files.tsx";
import { offerOf } from "#web/tickets/moment.ts";
import { SeverityOf } from "#web/tickets/ticket-chips.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card, DescriptionList } from "#web/ui/card.tsx";
import { DeclareSeverity } from "./declare-severity.tsx";
import { Withdrawal } from "./withdrawal.tsx";

export function TicketFacts({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const {
    subscription,
    nature,
    qualification,
    followUpOf,
    filer,
    partner,
    settlers,
    severityQualified,
    declaredSeverity,
    severity,
  } = ticket;
  const { day } = useDays();
  const until = subscription ? day(dayBefore(subscription.endsOn)) : "";
  const settling = settlers.map(({ name }) => name);
  const items = [
    { term: t("ticket.nature"), value: t(`lifecycle:natures.${nature}.name`) },
    ...(qualification
      ? [
          {
            term: t("ticket.qualification"),
            value: t(`lifecycle:qualifications.${qualification}.name`),
          },
        ]
      : []),
    ...(declaredSeverity === severity
      ? []
      : [{ term: t("ticket.declared"), value: <SeverityOf severity={declaredSeverity} /> }]),
    { term: t("ticket.filer"), value: filer.name },
    ...(settling.length > 0
      ? [{ term: t("ticket.settlers", { count: settling.length }), value: settling.join(", ") }]
      : []),
    ...(partner ? [{ term: t("ticket.partner"), value: partner.name }] : []),
    {
      term: t("ticket.contract"),
      value: subscription ? t("filing.cover", { ...subscription, until }) : t("filing.noCover"),
    },
    ...(followUpOf
      ? [
          {
            term: t("ticket.followUpOf"),
            value: (
              <Link to="/tickets/$reference" params={{ reference: followUpOf }}>
                {followUpOf}
              </Link>
            ),
          },
        ]
      : []),
  ];
  return (
    <Card title={t("ticket.facts")}>
      <DescriptionList items={items} />
      {ticket.state === "closed" && !severityQualified ? null : (
        <p className="small muted facts-foot">
          {t(
            severityQualified
              ? "lifecycle:severityFacts.qualified"
              : "lifecycle:severityFacts.unqualified",
          )}
        </p>
      )}
    </Card>
  );
}

export function TicketFiles({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation("tickets");
  const files = ticket.events
    .filter(({ chain }) => chain === "public")
    .flatMap(({ attachments }) => attachments);
  const known = new Map([...ticket.attachments, ...files].map((file) => [file.id, file]));
  if (known.size === 0) return null;
  return (
    <Card title={t("files")} aside={<span className="figures">{known.size}</span>}>
      <FileList files={[...known.values()]} />
    </Card>
  );
}

type ActionsProps = { ticket: TicketView; onEscalate: () => void };

export function OtherActions({ ticket, onEscalate }: ActionsProps) {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const [doing, setDoing] = useState<"declare" | "withdraw" | undefined>();
  const declare = offerOf(ticket, "declare-severity");
  const withdraw = offerOf(ticket, "withdraw");
  const escalate = offerOf(ticket, "escalate");
  const done = () => setDoing(undefined);
  if (ticket.state === "closed" || (!declare && !withdraw && !escalate)) return null;
  return (
    <div className="no-print">
      <Card title={t("ticket.otherwise")}>
        <div className="stack">
          {escalate ? (
            <Action
              offer={escalate}
              label={t("lifecycle:commands.escalate.button")}
              onAct={onEscalate}
            />
          ) : null}
          {declare ? (
            <Action
              offer={declare}
              label={t("lifecycle:commands.declare-severity.button")}
              onAct={() => setDoing("declare")}
            />
          ) : null}
          {withdraw ? (
            <Action
              offer={withdraw}
              label={t("ticket.withdraw")}
              onAct={() => setDoing("withdraw")}
            />
          ) : null}
        </div>
        {doing === "declare" ? <DeclareSeverity ticket={ticket} onClose={done} /> : null}
        {doing === "withdraw" ? <Withdrawal ticket={ticket} onClose={done} /> : null}
      </Card>
    </div>
  );
}

/** A button, or the sentence why there is none. */
function Action({ offer, label, onAct }: { offer: OfferView; label: string; onAct: () => void }) {
  if (offer.allowed) {
    return (
      <Button variant="default" fullWidth onClick={onAct}>
        {label}
      </Button>
    );
  }
  return (
    <div>
      <Button variant="default" fullWidth disabled>
        {label}
      </Button>
      {offer.reason ? <p className="ghost-reason">{offer.reason.detail}</p> : null}
    </div>
  );
}
