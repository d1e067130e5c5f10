import { instantAt } from "#core/calendars/moment.ts";
import type { Clock, Promises } from "#core/clocks/clock.ts";
import { clocksOf } from "#core/clocks/clocks-of.ts";
import { promising } from "#core/clocks/worlds.ts";
import type { ServiceLevel } from "#core/contracts/terms.ts";
import type { Clock as ClockName } from "#core/contracts/vocabulary.ts";
import type { Severity } from "#core/tickets/vocabulary.ts";
import { aTicket, complete, ines, instant, type OneTicket } from "./one-ticket.ts";

const HOUR = 3_600_000_000;
export const filed = (severity: Severity, at = "2026-11-02T09:00:00Z") =>
  aTicket({ filing: { severity }, at: instant(at) });
export const qualify = (severity: Severity) =>
  ({ type: "qualify", severity, why: "After diagnosis" }) as const;
/** Filed on 30 October at nine as severity 3, taken, and raised ten hours later. */
export const raisedInTime = () =>
  filed(3, "2026-10-30T09:00:00Z")
    .does(ines, complete.take)
    .later({ hours: 10 })
    .does(ines, qualify(2));
export const workaround = {
  type: "conclude",
  conclusion: {
    kind: "workaround",
    text: "Restart the index",
    directives: "On each node",
    form: "operating_procedure",
  },
} as const;

export function clocks(one: OneTicket, by: readonly ServiceLevel[] | Promises, clock?: ClockName) {
  const promises = "levels" in by ? by : promising(by);
  return clocksOf(one.events, promises, one.now).filter(
    (found) => clock === undefined || found.clock === clock,
  );
}
/** The one clock that there is, of that name where one is given. */
export function only(
  one: OneTicket,
  by: readonly ServiceLevel[] | Promises,
  name?: ClockName,
): Clock {
  const [first, ...others] = clocks(one, by, name);
  if (first === undefined || others.length > 0) throw new Error(`${others.length} other clocks`);
  return first;
}
export const due = ({ due: at }: Clock) => (at === null ? null : instantAt(at).toString());
export const hours = (time: number) => time / HOUR;
export const told = ({ spans }: Clock) =>
  spans.map(({ from, to, kind }) => `${kind} ${hours(to - from)}`).join(", ");
