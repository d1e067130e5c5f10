/** What the desk's own record says of an alert: no contact ever receives such an event. */
import { ALERT_ANSWERS, ALERT_DOORS, ALERT_ENDS } from "#core/tickets/vocabulary.ts";
import type { Say, Telling } from "./telling.ts";
import { numberIn, wordIn, yesIn } from "./payload.ts";

export const onCallSentences: Record<string, (telling: Telling) => string[]> = {
  "on-call-alerted": ({ event, t, values }) => [
    t("history:on-call-alerted.plain", { ...values, doors: doorsIn(event.payload, t) }),
    ...((numberIn(event.payload, "round") ?? 1) > 1
      ? [t("history:on-call-alerted.again", values)]
      : []),
  ],
  "on-call-passed-on": ({ event, t, values }) => [
    t("history:on-call-passed-on.plain", { ...values, doors: doorsIn(event.payload, t) }),
  ],
  "on-call-managers-told": ({ event, t, values }) => [
    t(`history:on-call-managers-told.${yesIn(event.payload, "last") ? "last" : "plain"}`, values),
  ],
  "on-call-acknowledged": ({ event, t, values }) => {
    const told = wordIn(event.payload, "how");
    const how = ALERT_ANSWERS.find((one) => one === told) ?? "acknowledged";
    return [t(`history:on-call-acknowledged.${how}`, values)];
  },
  "on-call-ended": ({ event, t, values }) => {
    const told = wordIn(event.payload, "why");
    const why = ALERT_ENDS.find((one) => one === told) ?? "no_longer_called_for";
    return [t(`history:on-call-ended.${why}`, values)];
  },
};

function doorsIn({ by }: Readonly<Record<string, unknown>>, t: Say): string {
  const doors = ALERT_DOORS.filter((door) => Array.isArray(by) && by.includes(door));
  return doors.map((door) => t(`history:on-call-alerted.${door}`)).join(", ");
}
