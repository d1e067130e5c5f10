import { Readable } from "node:stream";
import * as api from "#api/programme.ts";
import { changeBetween, isInProgramme } from "#core/catalogue/change.ts";
import { formatVersion } from "#core/catalogue/format-version.ts";
import { writeCalendar } from "#core/catalogue/icalendar.ts";
import { parseVersion } from "#core/catalogue/version.ts";
import type { MilestoneKind } from "#core/catalogue/vocabulary.ts";
import { ok, refuse } from "#core/kit/result.ts";
import type { Language } from "#core/people/actor.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { setMilestones } from "./commands.ts";
import { readLines, readProgramme, viewLine, type KnownProduct } from "./reads.ts";

export interface CatalogueDeps {
  readonly database: Database;
  /** The name of a milestone in the reader's language. */
  readonly nameMilestone: (kind: MilestoneKind, language: Language) => string;
}

/** The maintenance programme, published to whoever signs in and kept by administrators. */
export function catalogueDoors(deps: CatalogueDeps) {
  const { database } = deps;
  return [
    door(api.getProgramme, async ({ actor, now }) => {
      const today = now.toZonedDateTimeISO("UTC").toPlainDate();
      const products = await readProgramme(database, actor);
      return ok({ today: today.toString(), products: products.map((one) => view(one, today)) });
    }),
    door(api.compareReleases, async ({ query }) => {
      const from = parseVersion(query.from);
      if (!from.ok) return refuse("version_unreadable", { ...from.refusal, field: "from" });
      const to = parseVersion(query.to);
      if (!to.ok) return refuse("version_unreadable", { ...to.refusal, field: "to" });
      const change = changeBetween(from.value, to.value);
      return ok({
        from: formatVersion(from.value),
        to: formatVersion(to.value),
        change,
        inProgramme: isInProgramme(change),
      });
    }),
    door(api.programmeCalendar, async ({ actor, now, language }) => {
      const read = (queries: Queries) => answerCalendar(deps, queries, language, now);
      return ok(
        actor.kind === "contact"
          ? await inPortal(database, actor.id, read)
          : await read(database.desk),
      );
    }),
    door(api.setMilestones, ({ params, body, ...asked }) =>
      setMilestones(
        database,
        asked,
        params,
        body.milestones.map(({ kind, on }) => ({
          kind,
          on: on === null ? null : Temporal.PlainDate.from(on),
        })),
      ),
    ),
  ] as const;
}

/** The milestones as a calendar program reads them, in a language. */
export async function answerCalendar(
  deps: Pick<CatalogueDeps, "nameMilestone">,
  queries: Queries,
  language: Language,
  now: Temporal.Instant,
) {
  const days = daysOf(await readLines(queries), language, deps);
  return {
    stream: Readable.from([writeCalendar("Permanence", days, now)]),
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'attachment; filename="maintenance-programme.ics"',
    },
  };
}

function view({ id, name, rules, lines }: KnownProduct, today: Temporal.PlainDate) {
  return {
    id,
    name,
    lines: lines.map((line) => viewLine(line, today)),
    rules: rules.map(({ kind, after, period, source }) => ({
      kind,
      after,
      period: period.toString(),
      source,
    })),
  };
}

function daysOf(
  products: readonly KnownProduct[],
  language: Language,
  { nameMilestone }: Pick<CatalogueDeps, "nameMilestone">,
) {
  return products.flatMap(({ id, name, lines }) =>
    lines.flatMap(({ line, milestones }) =>
      milestones.flatMap(({ kind, on }) =>
        on === null
          ? []
          : [
              {
                uid: `${id}-${line}-${kind}@permanence`,
                on,
                summary: `${name} ${line} – ${nameMilestone(kind, language)}`,
              },
            ],
      ),
    ),
  );
}
