/**
 * TargetsCard { reference, side }: what the contract promises for a ticket, how each target stands, and why, span by span.
 * ClockList { clocks, offer, zone, side }: the same for any clocks; the last to begin first.
 */
import "./clocks.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ClockView, TicketClocks } from "#api/clocks.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import type { Side } from "#web/tickets/moment.ts";
import { Card } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { formatFull } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { clocksQuery } from "./clock-queries.ts";
import { ClockWhy } from "./clock-why.tsx";
import { useClockWords } from "./use-clock-words.ts";

export function TargetsCard({ reference, side }: { reference: string; side: Side }) {
  const { t } = useTranslation("clocks");
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(clocksQuery(reference));
  if (error) return <ErrorState problem={words(error)} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { promised, clocks } = data;
  return (
    <Card title={t("title")}>
      {clocks.length === 0 ? (
        <p className="small muted">{t(promised ? "nothingGranted" : "nothingPromised")}</p>
      ) : null}
      <ClockList {...data} side={side} />
    </Card>
  );
}

type Told = Pick<TicketClocks, "offer" | "zone"> & { side: Side };

export function ClockList({ clocks, ...told }: Told & Pick<TicketClocks, "clocks">) {
  return (
    <ul className="clock-list">
      {clocks.toReversed().map((clock) => (
        <li key={`${clock.clock} ${clock.startedAt}`}>
          <Target clock={clock} {...told} />
        </li>
      ))}
    </ul>
  );
}

function Target({ clock, offer, zone, side }: Told & { clock: ClockView }) {
  const { t } = useTranslation(["clocks", "contracts"]);
  const { standing, promise } = useClockWords(side);
  const tone = toneOf(clock);
  return (
    <div className="clock" data-tone={tone}>
      <div className="row wrap clock-head">
        <strong>{t(`contracts:clocks.${clock.clock}`)}</strong>
        <Chip tone={tone}>{t(`status.${clock.missed ? "missed" : clock.status}`)}</Chip>
      </div>
      <div>{standing(clock)}</div>
      <Bar clock={clock} />
      <div className="small muted">{promise(clock, offer)}</div>
      <OtherZone clock={clock} zone={zone} />
      <details className="fold">
        <summary>{t("why")}</summary>
        <ClockWhy clock={clock} side={side} />
      </details>
    </div>
  );
}

function toneOf({ missed, status }: ClockView): "good" | "warn" | "bad" | "plain" {
  if (missed) return "bad";
  if (status === "stopped") return "good";
  return status === "paused" ? "warn" : "plain";
}

/** How much of the target is used up; full once it is passed. */
function Bar({ clock: { consumedSeconds, leftSeconds, status } }: { clock: ClockView }) {
  const { t } = useTranslation("clocks");
  if (status === "no_longer_due" || status === "not_counted") return null;
  const whole = consumedSeconds + Math.max(leftSeconds, 0);
  const used = whole === 0 ? 0 : Math.min(1, consumedSeconds / whole);
  return (
    <div
      className="clock-bar"
      role="meter"
      aria-label={t("used")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(used * 100)}
    >
      <span style={{ width: `${(used * 100).toFixed(1)}%` }} />
    </div>
  );
}

/** A reader elsewhere is told when it is due by the contract's own time too. */
function OtherZone({ clock: { due, endedAt }, zone }: { clock: ClockView; zone: string | null }) {
  const { t } = useTranslation("clocks");
  const reader = useReader();
  if (due === null || endedAt !== null || zone === null) return null;
  const there = formatFull(due, { ...reader, timeZone: zone });
  if (there === formatFull(due, reader)) return null;
  return <div className="small muted">{t("byTheContract", { due: there, zone })}</div>;
}
