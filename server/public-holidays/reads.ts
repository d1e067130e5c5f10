import { z } from "zod";
import { daysOf } from "#core/calendars/almanac.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Language } from "#core/people/actor.ts";
import { askApart } from "#server/platform/apart.ts";

interface Wanted {
  readonly country: string;
  readonly region?: string | undefined;
  /** Years, both included. */
  readonly from: number;
  readonly to: number;
  readonly language: Language;
}

const YEARS_MAX = 30;
const self = new URL(import.meta.url);

const countries = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    regions: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
);
const found = z.array(
  z.object({ date: z.string(), hours: z.number(), name: z.string(), rule: z.string() }),
);

/** Countries, by their names in that language. */
export async function readCountries(language: Language) {
  return { items: countries.parse(await askApart(self, { language })) };
}

/** Public holidays of some years, each date once under each name; nothing for a country that nobody knows is an answer too. */
export async function readPublicHolidays(wanted: Wanted) {
  const { from, to } = wanted;
  const last = from + YEARS_MAX - 1;
  if (to < from || to > last)
    return refuse("out_of_range", { field: "to", params: { limit: to < from ? from : last } });
  const rows = found.nullable().parse(await askApart(self, wanted));
  if (rows === null) return unknownPlace(wanted);
  const days = rows.flatMap(daysOf);
  const unique = new Map(days.map((day) => [`${day.date} ${day.from} ${day.name}`, day]));
  return ok({ items: [...unique.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1)) });
}

function unknownPlace({ region }: Wanted): Result<never, "unknown_value"> {
  return refuse("unknown_value", { field: region === undefined ? "country" : "region" });
}

type Question = Pick<Wanted, "language"> | Wanted;

/**
 * The almanac itself, which takes a third of a second to wake and as long again for some countries: asked in a thread of its
 * own, by its name, and never here. Null where there is no such country or region.
 * @public
 */
export async function answer(question: Question): Promise<unknown> {
  const { default: Almanac } = await import("date-holidays");
  const almanac = new Almanac();
  const { language } = question;
  if (!("country" in question))
    return entriesOf(almanac.getCountries(language))
      .map(({ code, name }) => ({
        code,
        name,
        regions: entriesOf(almanac.getStates(code, language)),
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, language));
  const { country, region, from, to } = question;
  const isKnown =
    Object.hasOwn(almanac.getCountries(), country) &&
    (region === undefined || Object.hasOwn(almanac.getStates(country) ?? {}, region));
  if (!isKnown) return null;
  const local = region === undefined ? new Almanac(country) : new Almanac(country, region);
  local.setLanguages([language]);
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return years
    .flatMap((year) => local.getHolidays(year))
    .filter(({ type }) => type === "public")
    .map(({ date, start, end, name, rule }) => ({
      date,
      hours: (end.getTime() - start.getTime()) / 3_600_000,
      name,
      rule,
    }));
}

function entriesOf(names: Readonly<Record<string, string>> | undefined) {
  return Object.entries(names ?? {}).map(([code, name]) => ({ code, name }));
}
