import type { Handlers } from "#server/platform/jobs.ts";
import { now } from "#server/platform/time.ts";
import { signHeads, type SigningDeps } from "./commands.ts";

const SIGN = "sign-heads";

/** Signed soon after midnight UTC, and caught up at the next full hour where the program was not there. */
export const SIGNING_CRONTAB = `5 * * * * ${SIGN}`;

export function signingHandlers(deps: SigningDeps): Handlers {
  return { [SIGN]: async () => void (await signHeads(deps, now())) };
}
