/**
 * EscalationCard { ticket, side, agreementDialog? }: the latest escalation of a ticket as both sides see it, with what this reader may do about it;
 *   those before it are folded away. Nothing where there never was one.
 */
import "./escalations.css";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EscalationView } from "#api/escalation-views.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { ask } from "#web/session/ask.ts";
import { KeptWords } from "#web/tickets/kept-words.tsx";
import { offerOf } from "#web/tickets/moment.ts";
import type { Side } from "#web/tickets/moment.ts";
import { Trouble } from "#web/tickets/trouble.tsx";
import { useAct } from "#web/tickets/use-ticket.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { Markdown } from "#web/ui/markdown.tsx";
import { notify } from "#web/ui/notices.tsx";
import { Time, useMinute } from "#web/ui/time.tsx";
import { overdueDrafts } from "./escalation-drafts.ts";
import { Interactions } from "./interactions.tsx";
import { Points } from "./points.tsx";
import { ProposeDialog } from "./propose-dialog.tsx";
import { WordsDialog } from "./words-dialog.tsx";
import type { WordsCommand } from "./words-dialog.tsx";

/** How the desk writes down that the beneficiary agreed to a proposal of the desk. */
export type AgreementDialogOf = (proposal: number, onClose: () => void) => ReactNode;
type Props = { ticket: TicketView; side: Side };
type WithAgreement = Props & { agreementDialog?: AgreementDialogOf | undefined };

export function EscalationCard({ ticket, side, agreementDialog }: WithAgreement) {
  const { t } = useTranslation(["escalations", "lifecycle"]);
  const latest = ticket.escalations.at(-1);
  if (latest === undefined) return null;
  const before = ticket.escalations.slice(0, -1).toReversed();
  const calls = isCalledFor(ticket, side);
  return (
    <Card
      tone={latest.ended === null && calls ? "call" : "plain"}
      title={t("title", { ground: t(`ground.${latest.ground}`) })}
      aside={<Standing escalation={latest} />}
    >
      <div className="stack">
        <Told escalation={latest} side={side} />
        {latest.ended === null ? (
          <Actions ticket={ticket} side={side} agreementDialog={agreementDialog} />
        ) : null}
        {before.map((one) => (
          <details key={one.sequence} className="fold">
            <summary>
              {t("before", { ground: t(`ground.${one.ground}`) })} <Time at={one.at} />
            </summary>
            <Told escalation={one} side={side} />
          </details>
        ))}
        {overdueDrafts(ticket).map((draft) => (
          <KeptWords key={draft} draft={draft} />
        ))}
        {side === "desk" && offerOf(ticket, "escalate")?.allowed !== true ? (
          <KeptWords draft={`escalate:${ticket.reference}`} />
        ) : null}
      </div>
    </Card>
  );
}

/** Whether the next word is this reader's. */
function isCalledFor(ticket: TicketView, side: Side): boolean {
  const proposal = ticket.escalations.at(-1)?.interactions.at(-1);
  const isOwn = proposal?.by === side;
  return (
    offerOf(ticket, "acknowledge-escalation")?.allowed === true ||
    (offerOf(ticket, "agree-interaction")?.allowed === true && !isOwn)
  );
}

function Standing({ escalation: { acknowledged, ended } }: { escalation: EscalationView }) {
  const { t } = useTranslation("escalations");
  if (ended !== null) return <Chip>{t("over")}</Chip>;
  return acknowledged === null ? (
    <Chip tone="warn">{t("unacknowledged")}</Chip>
  ) : (
    <Chip tone="good">{t("acknowledged")}</Chip>
  );
}

function Told({ escalation, side }: { escalation: EscalationView; side: Side }) {
  const { t } = useTranslation(["escalations", "lifecycle"]);
  const { raisedBy, by, at, expected, cites, points, acknowledged, interactions, ended } =
    escalation;
  return (
    <div className="stack tight">
      <div className="small muted">
        {t(`raisedBy.${by}`, { name: raisedBy })} · <Time at={at} />
      </div>
      {expected === null ? null : <Markdown text={expected} />}
      <Cites references={cites} side={side} />
      {acknowledged === null ? null : (
        <div className="escalation-outcome">
          <div className="small muted">
            {t("acknowledgedBy", { name: acknowledged.by })} · <Time at={acknowledged.at} />
          </div>
          {acknowledged.text ? <Markdown text={acknowledged.text} /> : null}
        </div>
      )}
      <Points points={points} side={side} />
      <Interactions interactions={interactions} />
      {ended === null ? null : (
        <div className="escalation-outcome">
          <div className="small muted">
            {t("endedWith", { outcome: t(`outcomes.${ended.outcome}`) })} · <Time at={ended.at} />
          </div>
          {ended.text ? <Markdown text={ended.text} /> : null}
        </div>
      )}
    </div>
  );
}

/** Of an escalation of the relationship: which tickets it is about. */
function Cites({ references, side }: { references: readonly string[]; side: Side }) {
  const { t } = useTranslation("escalations");
  if (references.length === 0) return null;
  const to = side === "desk" ? "/console/tickets/$reference" : "/tickets/$reference";
  return (
    <div className="row wrap small">
      <span className="muted">{t("cites")}</span>
      {references.map((reference) => (
        <Link key={reference} to={to} params={{ reference }}>
          {reference}
        </Link>
      ))}
    </div>
  );
}

const FIRST = ["acknowledge-escalation", "record-interaction"] as const;

function Actions({ ticket, side, agreementDialog }: WithAgreement) {
  const { t } = useTranslation(["escalations", "lifecycle"]);
  const [doing, setDoing] = useState<
    WordsCommand | "propose-interaction" | "agree-interaction" | undefined
  >();
  const last = ticket.escalations.at(-1)?.interactions.at(-1);
  const agree = useAct(ticket, () => notify({ tone: "done", title: t("done.agree-interaction") }));
  const may = (command: Parameters<typeof offerOf>[1]) =>
    offerOf(ticket, command)?.allowed === true;
  const done = () => setDoing(undefined);
  const mayAgree = may("agree-interaction") && last !== undefined;
  const isAgreeable = mayAgree && last.by !== side;
  const isTheirs = mayAgree && last.by === side && agreementDialog !== undefined;
  const isHeld = last?.standing === "progress" || last?.standing === "no_progress";
  return (
    <>
      {isHeld && side === "desk" ? <p className="small">{t("updateState")}</p> : null}
      <Waiting ticket={ticket} side={side} />
      <Trouble cause={agree.cause} />
      <div className="row wrap">
        {isAgreeable ? (
          <Button
            loading={agree.busy}
            onClick={() =>
              agree.run({ proposal: last.proposal }, (said) =>
                ask(ticketCommands["agree-interaction"], said),
              )
            }
          >
            {t("agree")}
          </Button>
        ) : null}
        {FIRST.filter(may).map((command) => (
          <Button
            key={command}
            variant={isAgreeable ? "default" : "filled"}
            onClick={() => setDoing(command)}
          >
            {t(`lifecycle:commands.${command}.button`)}
          </Button>
        ))}
        {isTheirs ? (
          <Button variant="default" onClick={() => setDoing("agree-interaction")}>
            {t("agreedElsewhere.button")}
          </Button>
        ) : null}
        {may("propose-interaction") ? (
          <Button variant="default" onClick={() => setDoing("propose-interaction")}>
            {t(last?.standing === "proposed" ? "proposeOther" : "proposeFirst")}
          </Button>
        ) : null}
        {may("end-escalation") ? (
          <Button variant="default" onClick={() => setDoing("end-escalation")}>
            {t("lifecycle:commands.end-escalation.button")}
          </Button>
        ) : null}
      </div>
      {doing === "propose-interaction" ? <ProposeDialog ticket={ticket} onClose={done} /> : null}
      {doing === "agree-interaction" && last ? agreementDialog?.(last.proposal, done) : null}
      {doing !== undefined && doing !== "propose-interaction" && doing !== "agree-interaction" ? (
        <WordsDialog command={doing} ticket={ticket} onClose={done} />
      ) : null}
    </>
  );
}

/** What the reader waits for: the other side's word, or the hour. */
function Waiting({ ticket, side }: Props) {
  const { t } = useTranslation("escalations");
  const now = useMinute();
  const last = ticket.escalations.at(-1)?.interactions.at(-1);
  if (last?.standing === "agreed") return <p className="small muted">{t(`agreedWaits.${side}`)}</p>;
  if (last?.standing !== "proposed") return null;
  if (Date.parse(last.startsAt) < now) return <p className="small muted">{t("proposalPast")}</p>;
  return last.by === side ? <p className="small muted">{t("proposalWaits")}</p> : null;
}
