import { momentOf, type Moment } from "../calendars/moment.ts";
import { ok, refuse, type Result } from "../kit/result.ts";

/** A time in which the desk works on a beneficiary's system, as it was announced. Half-open, in instants. */
export interface MaintenanceWindow {
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly announcedAt: Temporal.Instant;
  /** When it was taken back or, once begun, ended early; null where it stands as announced. */
  readonly takenBackAt: Temporal.Instant | null;
  readonly what: string;
}

export const ANNOUNCEMENT_REFUSALS = [
  "window_reversed",
  "window_past",
  "window_too_long",
  "window_overlaps",
] as const;
type AnnouncementRefusal = (typeof ANNOUNCEMENT_REFUSALS)[number];
export type WindowRefusal = AnnouncementRefusal | "window_over";

/** The longest that may be announced at once: a restoration that never counts would be no promise. */
const LONGEST_DAYS = 7;

/** The part of it during which a restoration does not count: nothing that had passed when it was announced. */
export function effectOf(
  window: MaintenanceWindow,
): { readonly from: Moment; readonly to: Moment; readonly name: string } | undefined {
  const { startsAt, endsAt, announcedAt, takenBackAt, what } = window;
  const from = Math.max(momentOf(startsAt), momentOf(announcedAt));
  const to = Math.min(momentOf(endsAt), takenBackAt === null ? Infinity : momentOf(takenBackAt));
  return from < to ? { from, to, name: what } : undefined;
}

/** Whether such a window may be announced now, beside those that stand. */
export function announceWindow(
  standing: readonly MaintenanceWindow[],
  { startsAt, endsAt }: Pick<MaintenanceWindow, "startsAt" | "endsAt">,
  now: Temporal.Instant,
): Result<undefined, AnnouncementRefusal> {
  const { compare } = Temporal.Instant;
  if (compare(endsAt, startsAt) <= 0) return refuse("window_reversed", { field: "endsAt" });
  if (compare(endsAt, now) <= 0) return refuse("window_past", { field: "endsAt" });
  if (compare(endsAt, startsAt.add({ hours: 24 * LONGEST_DAYS })) > 0)
    return refuse("window_too_long", { field: "endsAt", params: { days: LONGEST_DAYS } });
  const [from, to] = [momentOf(startsAt), momentOf(endsAt)];
  const other = standing.find((one) => {
    const effect = effectOf(one);
    return effect !== undefined && effect.from < to && from < effect.to;
  });
  return other === undefined
    ? ok(undefined)
    : refuse("window_overlaps", { field: "startsAt", params: { what: other.what } });
}

/** Before it begins it is as if it had never been announced; once begun it ends now. */
export function takeWindowBack(
  { endsAt, takenBackAt }: MaintenanceWindow,
  now: Temporal.Instant,
): Result<undefined, "window_over"> {
  return takenBackAt !== null || Temporal.Instant.compare(endsAt, now) <= 0
    ? refuse("window_over")
    : ok(undefined);
}
