import { firstForm } from "#core/intake/form.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import {
  checkPeriod,
  impossibleDayOf,
  readSaidPeriod,
  type Period,
  type PeriodRefusal,
} from "#core/reports/period.ts";
import type { ReportScope } from "#core/reports/policy.ts";
import type { Nature } from "#core/tickets/vocabulary.ts";
import type { Queries } from "#server/platform/database.ts";
import { findZoneOf } from "#server/reports/index.ts";

interface Asking extends ReportScope {
  readonly nature: Nature;
  readonly intake?: { readonly texts: Readonly<Record<string, string>> } | undefined;
}

/**
 * The period of a report that a request asks for (R-34-04, R-34-05); undefined where it asks for none, or in words that only a
 * person understands.
 */
export async function checkAskedPeriod(
  queries: Queries,
  { nature, intake, organisation, partner }: Asking,
  now: Temporal.Instant,
): Promise<Result<Period | undefined, PeriodRefusal | "period_impossible">> {
  const text = nature === "activity_report" ? (intake?.texts["period"] ?? "") : "";
  const day = impossibleDayOf(text);
  if (day !== undefined)
    return refuse("period_impossible", { field: "intake.texts.period", params: { day } });
  const said = readSaidPeriod(text);
  if (said === undefined) return ok(undefined);
  // Of what it is made of, not of the contract that is named: the report is of all tickets that its reader sees.
  const zone = await findZoneOf(queries, { organisation, partner }, said);
  const checked = checkPeriod(said, { zone, now, isBound: true });
  if (checked.ok) return checked;
  return { ok: false, refusal: { ...checked.refusal, field: "intake.texts.period" } };
}

/**
 * What a request of that report is made of, where it is not its reader who files it (R-34-04). The contract's production
 * system tells the minimum of R-31-06 in the reader's place.
 */
export function askingFor({ firstDay, lastDay }: SaidDays, { system }: { system: string | null }) {
  const { version: form } = firstForm("activity_report");
  const texts = { period: `${firstDay.toString()}/${lastDay.toString()}` };
  return {
    nature: "activity_report",
    severity: 4,
    environment: system,
    followUpOf: null,
    attachments: [],
    intake: { form, texts, circumstances: [], files: [] },
  } as const;
}

interface SaidDays {
  readonly firstDay: string | Temporal.PlainDate;
  readonly lastDay: string | Temporal.PlainDate;
}
