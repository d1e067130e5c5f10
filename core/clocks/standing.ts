import type { ClockStatus } from "./clock.ts";

/** How a clock stands, as one tells it in a sentence. */
export type Standing =
  | "inTime"
  | "late"
  | "acceptedLate"
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
  misses,
}: {
  readonly status: ClockStatus;
  readonly missed: boolean;
  /** Null while it stands and is not past due. */
  readonly due: string | null;
  readonly misses: readonly { readonly due: string }[];
}): Standing {
  if (status === "stopped") {
    // It counts as given when it was proposed; that its target was passed meanwhile stays known.
    const wasPassed = misses.some((miss) => miss.due === due);
    return missed ? "late" : wasPassed ? "acceptedLate" : "inTime";
  }
  if (status === "no_longer_due" || status === "not_counted") return status;
  if (missed) return "missed";
  return due === null ? "waits" : "running";
}
