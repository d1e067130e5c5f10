import type { ClockStatus } from "./clock.ts";

/** How a clock stands, as one tells it in a sentence. */
export type Standing =
  | "inTime"
  | "late"
  | "no_longer_due"
  | "not_counted"
  | "missed"
  | "waits"
  | "running";

/** The same for whoever tells it, on a screen or at a terminal. */
export function standingOf({
  status,
  missed,
  due,
}: {
  readonly status: ClockStatus;
  readonly missed: boolean;
  /** Null while it stands and is not past due. */
  readonly due: unknown;
}): Standing {
  if (status === "stopped") return missed ? "late" : "inTime";
  if (status === "no_longer_due" || status === "not_counted") return status;
  if (missed) return "missed";
  return due === null ? "waits" : "running";
}
