/**
 * useClockWords(side): what a clock promises and how it stands, in sentences. standing(clock), promise(clock, offer), span(span):
 *   why a span ran or stood. spanName(span): the same in a word.
 */
import { useTranslation } from "react-i18next";
import type { ClockView } from "#api/clocks.ts";
import { standingOf } from "#core/clocks/standing.ts";
import { useTargets } from "#web/contracts/use-targets.ts";
import { useEventNames } from "#web/tickets/event-names.ts";
import type { Side } from "#web/tickets/moment.ts";
import { formatDuration, formatMoment } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import { useMinute } from "#web/ui/time.tsx";

type Span = ClockView["spans"][number];

export function useClockWords(side: Side) {
  const { t } = useTranslation(["clocks", "lifecycle"]);
  const reader = useReader();
  const target = useTargets();
  const happened = useEventNames();
  const now = useMinute();
  const write = (at: string) => formatMoment(at, now, reader);
  const length = (seconds: number) => formatDuration(Math.abs(seconds) * 1000, reader);
  const waits = side === "desk" ? "waitsForThem" : "waitsForYou";
  const standing = (clock: ClockView): string => {
    const { due, endedAt, leftSeconds } = clock;
    const told = standingOf(clock);
    const left = length(leftSeconds);
    return t(`standing.${told === "waits" ? waits : told}`, {
      ended: endedAt === null ? "" : write(endedAt),
      due: due === null ? "" : write(due),
      left,
      over: left,
    });
  };
  const promise = ({ target: level }: ClockView, offer: string | null): string =>
    [
      target(level),
      ...(offer === null ? [] : [offer]),
      t("bySeverity", { severity: t(`lifecycle:severities.${level.severity}.label`) }),
    ].join(" · ");
  const spanName = ({ kind }: Pick<Span, "kind">): string => t(`spans.${kind}.name`);
  const span = ({ kind, because, entry }: Span): string =>
    [
      entry ??
        (kind === "waiting_beneficiary" ? t(`spans.${kind}.${waits}`) : t(`spans.${kind}.why`)),
      ...(because === null ? [] : [t("since", { event: happened(because.type) })]),
    ].join(" ");
  return { standing, promise, span, spanName, write, length };
}
