import type { Handlers } from "#server/platform/jobs.ts";
import { now } from "#server/platform/time.ts";
import { tellLate, type LateDeps } from "./commands.ts";

/** Every five minutes: an acknowledgement is late by hours. */
export const ACKNOWLEDGEMENT_CRONTAB = "*/5 * * * * tell-late-acknowledgements";

export function acknowledgementHandlers(deps: LateDeps): Handlers {
  return { "tell-late-acknowledgements": () => tellLate(deps, now()) };
}
