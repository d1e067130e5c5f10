/** HandOverTickets { from, tickets, takers, nameOf }: each ticket with whom it goes to, and what became of it. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListedTicket } from "#api/tickets.ts";
import { spread, type Taker } from "#core/people/spread.ts";
import { SeverityOf, StateOf } from "#web/tickets/ticket-chips.tsx";
import { Button } from "#web/ui/button.tsx";
import { isThrough, useHandOver, type HandOver, type Plan, type Step } from "./use-hand-over.ts";

type Props = {
  from: string;
  tickets: readonly ListedTicket[];
  takers: readonly Taker[];
  nameOf: (agent: string) => string;
};

export function HandOverTickets({ from, tickets: held, takers, nameOf }: Props) {
  const handOver = useHandOver(from);
  // Those that were there at first: what was given stays in sight.
  const [tickets] = useState(held);
  const left = tickets.filter(({ reference }) => !isThrough(handOver.steps.get(reference)));
  const plan = spread(left, takers);
  // Once begun, everybody keeps what was planned for them, though their load grows meanwhile.
  const [begun, setBegun] = useState<Plan>();
  const kept = handOver.running ? (begun ?? plan) : plan;
  const start = () => {
    setBegun(plan);
    handOver.start(plan);
  };
  return (
    <>
      <Progress all={tickets.length} plan={kept} handOver={handOver} onStart={start} />
      <ol className="handed">
        {tickets.map((ticket) => (
          <Line
            key={ticket.reference}
            ticket={ticket}
            step={handOver.steps.get(ticket.reference)}
            to={kept.get(ticket.reference)}
            nameOf={nameOf}
          />
        ))}
      </ol>
    </>
  );
}

type ProgressProps = { all: number; plan: Plan; handOver: HandOver; onStart: () => void };

function Progress({ all, plan, handOver, onStart }: ProgressProps) {
  const { t } = useTranslation("home");
  const { steps, running, broken, stop } = handOver;
  const among = (...states: Step["state"][]) =>
    [...steps.values()].filter(({ state }) => states.includes(state)).length;
  const [moved, refused, over] = [among("moved"), among("refused"), among("moved", "elsewhere")];
  const left = all - over;
  return (
    <div className="handed-head">
      {steps.size > 0 ? (
        <label className="handed-progress">
          <progress max={all} value={over + refused} />
          <span className="figures">{t("handOver.progress", { done: moved, all })}</span>
        </label>
      ) : null}
      {broken ? <p role="alert">{t("handOver.broken")}</p> : null}
      <p role="status" className={steps.size > 0 && !running ? undefined : "visually-hidden"}>
        {steps.size > 0 && !running
          ? [
              t("handOver.done", { count: moved }),
              ...(refused > 0 ? [t("handOver.refusals", { count: refused })] : []),
            ].join(" ")
          : ""}
      </p>
      {running ? (
        <Button variant="default" onClick={stop}>
          {t("handOver.stop")}
        </Button>
      ) : null}
      {!running && left > 0 ? (
        <Button onClick={onStart} disabled={plan.size === 0}>
          {t(steps.size > 0 ? "handOver.goOn" : "handOver.start", { count: left })}
        </Button>
      ) : null}
    </div>
  );
}

type LineProps = {
  ticket: ListedTicket;
  step: Step | undefined;
  to: string | undefined;
  nameOf: Props["nameOf"];
};

function Line({ ticket, step, to, nameOf }: LineProps) {
  const { t } = useTranslation("home");
  const { reference, subject, organisation, severity, state } = ticket;
  const planned =
    to === undefined ? t("handOver.toNobody") : t("handOver.becomes", { name: nameOf(to) });
  return (
    <li className="handed-line" data-step={step?.state}>
      <SeverityOf severity={severity} compact />
      <span className="handed-words">
        <Link to="/console/tickets/$reference" params={{ reference }} dir="auto">
          {subject}
        </Link>
        <span className="small muted">
          {reference} · {organisation.name}
        </span>
      </span>
      <StateOf state={state} />
      <span className="handed-step">{step === undefined ? planned : told(step, t, nameOf)}</span>
    </li>
  );
}

function told(
  step: Step,
  t: ReturnType<typeof useTranslation<"home">>["t"],
  nameOf: Props["nameOf"],
): string {
  switch (step.state) {
    case "moving":
      return t("handOver.moving");
    case "moved":
      return t("handOver.moved", { name: nameOf(step.to) });
    case "refused":
      return t("handOver.refused", { why: step.why });
    case "elsewhere":
      return t("handOver.elsewhere");
  }
}
