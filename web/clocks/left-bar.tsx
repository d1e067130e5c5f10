/** LeftBar { left }: what is left of a ticket's target, as a bar and in words that say all that its colour says. */
import "./left-bar.css";
import { useTranslation } from "react-i18next";
import type { TargetLeft } from "#api/time-left.ts";
import { nearnessOf } from "#core/clocks/nearness.ts";
import { formatServiceTime } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";

const nearness = ({ seconds, ofSeconds, ...told }: TargetLeft) =>
  nearnessOf({ left: seconds, of: ofSeconds, ...told });

export function LeftBar({ left }: { left: TargetLeft }) {
  const words = useLeftWords();
  const share = Math.min(1, Math.max(0, left.seconds / left.ofSeconds));
  const how = nearness(left);
  return (
    <span className="left" data-nearness={how} data-standing={left.standing || undefined}>
      <span className="left-bar" aria-hidden="true">
        <span style={{ width: how === "missed" ? "100%" : `${share * 100}%` }} />
      </span>
      <span className="left-words figures">{words(left)}</span>
    </span>
  );
}

function useLeftWords() {
  const { t } = useTranslation("clocks");
  const reader = useReader();
  const write = (seconds: number) => formatServiceTime(Math.abs(seconds), reader);
  return (left: TargetLeft): string => {
    const { amount, unit, hours, seconds, ofSeconds, standing } = left;
    const whole =
      unit === "business_days"
        ? t("left.days", { count: amount, hours: write(ofSeconds) })
        : t("left.target", { target: write(ofSeconds), hours: t(`left.hours.${hours}`) });
    const how = nearness(left);
    const told = how === "missed" && standing ? "missedStanding" : how;
    return t(`left.${told}`, { left: write(seconds), target: whole });
  };
}
