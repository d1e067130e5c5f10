import { z } from "zod";
import { ALERT_GROUNDS } from "#core/tickets/vocabulary.ts";
import { CONSIDER_ALERT, PASS_ON_ALERT } from "#server/alerts/index.ts";
import type { Handlers } from "#server/platform/jobs.ts";
import { now } from "#server/platform/time.ts";
import { considerAlert, passOn, type AlertingDeps } from "./commands.ts";

const happened = z.object({
  reference: z.string(),
  sequence: z.number(),
  ground: z.enum(ALERT_GROUNDS),
});
const passing = z.object({ alert: z.string(), step: z.number() });

export function alertingHandlers(deps: AlertingDeps): Handlers {
  return {
    [CONSIDER_ALERT]: (given) => considerAlert(deps, happened.parse(given), now()),
    [PASS_ON_ALERT]: (given) => passOn(deps, passing.parse(given), now()),
  };
}
