import type { Handlers } from "#server/platform/jobs.ts";
import { now } from "#server/platform/time.ts";
import { makeDueReports, type MakingDeps } from "./commands.ts";

const MAKE = "make-planned-reports";

/** Every quarter of an hour: a report is due by the day. */
export const REPORT_CRONTAB = `*/15 * * * * ${MAKE}`;

export function reportMakingHandlers(deps: MakingDeps): Handlers {
  return { [MAKE]: () => makeDueReports(deps, now()) };
}
