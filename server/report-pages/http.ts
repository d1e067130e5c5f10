import { Readable } from "node:stream";
import * as api from "#api/reports.ts";
import { as } from "#core/kit/brand.ts";
import { ok } from "#core/kit/result.ts";
import type { Actor, Language } from "#core/people/actor.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { makePdf } from "#server/platform/papers.ts";
import type { Word } from "#server/platform/words.ts";
import { paperOf } from "#server/report-papers/index.ts";
import { tableOf } from "#server/report-sheets/index.ts";
import { viewReport } from "#server/report-words/index.ts";
import { readReport } from "#server/reports/index.ts";

export interface ReportDeps {
  readonly database: Pick<Database, "desk" | "portal" | "replica">;
  readonly word: Word;
}

interface Call {
  readonly actor: Actor;
  readonly query: api.ReportQuery;
  readonly language: Language;
  readonly now: Temporal.Instant;
}

/** Activity reports, as data, as a table and on paper: the same numbers (R-34-04, R-34-06). */
export function reportDoors({ database, word }: ReportDeps) {
  const view = async (call: Call) => {
    const made = await readReport(database, call.actor, askedBy(call));
    return made.ok ? ok(viewReport(made.value, word, call.language)) : made;
  };
  return [
    door(api.getActivityReport, view),
    door(api.activityReportTable, async (call) => {
      const viewed = await view(call);
      if (!viewed.ok) return viewed;
      const text = tableOf(viewed.value, word, call.language);
      return ok(
        fileOf(Buffer.from(`\uFEFF${text}`), "csv", "text/csv; charset=utf-8", viewed.value),
      );
    }),
    door(api.activityReportPaper, async (call) => {
      const viewed = await view(call);
      if (!viewed.ok) return viewed;
      const bytes = await makePdf(paperOf(viewed.value, word, call.language));
      return ok(fileOf(bytes, "pdf", "application/pdf", viewed.value));
    }),
  ] as const;
}

function askedBy({ query, now }: Pick<Call, "query" | "now">) {
  const { firstDay, lastDay, organisation, partner, product = null } = query;
  return {
    now,
    forDesk: query.forDesk === "yes",
    said: {
      firstDay: Temporal.PlainDate.from(firstDay),
      lastDay: Temporal.PlainDate.from(lastDay),
    },
    scope: {
      organisation: organisation === undefined ? null : as<"OrganisationId">(organisation),
      partner: partner === undefined ? null : as<"OrganisationId">(partner),
      product,
    },
  };
}

function fileOf(
  bytes: Buffer,
  kind: "csv" | "pdf",
  mediaType: string,
  { period, objectives }: api.ActivityReportView,
) {
  const reader = objectives === undefined ? "" : "-for-the-desk";
  return {
    stream: Readable.from([bytes]),
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="activity-report-${period.firstDay}-${period.lastDay}${reader}.${kind}"`,
      "cache-control": "private, no-store",
    },
  };
}
