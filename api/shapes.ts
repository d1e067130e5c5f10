import { z } from "zod";
import { hiddenIn, isUnwelcome } from "#core/kit/hidden.ts";
import { FIRST_DAY, LAST_DAY } from "#core/kit/our-times.ts";

/** Of what is no day at all its form alone is told. */
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/u.test(text);

const asCode = (code: string) => ({ params: { code } });

/** One visible line, such as a name or a subject; trimmed, and with its accents as most programs write them (NFC). */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .normalize("NFC")
    .min(1)
    .max(max)
    .refine((value) => hiddenIn(value) === undefined, asCode("hidden_characters"));

/** Markdown of any number of lines. May be empty: whether it is needed is the life cycle's to say. */
export const prose = (max = 50_000) =>
  z
    .string()
    .max(max)
    .refine((value) => !isUnwelcome(value), asCode("hidden_characters"));

/** One visible line that may be empty or long of blanks: whether it says something is the life cycle's to judge. */
export const words = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => hiddenIn(value) === undefined, asCode("hidden_characters"));

/** What somebody looks for, its accents as lines have them, and blanks for whatever blanks stand there. */
export const search = z
  .string()
  .trim()
  .normalize("NFC")
  .overwrite((value) => value.replaceAll(/\p{Zs}/gu, " "))
  .max(200)
  .refine((value) => !isUnwelcome(value), asCode("wrong_format"))
  .optional();

/** What the database counts: versions, places in a history. */
export const count = z.number().int().min(0).max(2_147_483_647);

/** In small letters whoever wrote it: the database takes either for the same, and the program compares texts. */
export const id = z.uuid().toLowerCase();
/** For answers alone: from a caller it lets in what the program cannot read. */
export const instant = z.iso
  .datetime()
  .meta({ description: "ISO 8601 instant in UTC", examples: ["2026-11-23T14:05:00Z"] });
/** Years that every part can hold and print. */
const ourTimes = /^(?:19[7-9]\d|2\d{3})-/;
/** ISO 8601 instant from a caller: any offset, never without one. What is finer than the desk keeps, a millisecond, is cut. */
export const givenInstant = z.iso
  .datetime({ offset: true })
  .refine((value) => !/\.\d{10}/.test(value))
  .regex(ourTimes)
  .overwrite((value) => value.replace(/(?<=\.\d{3})\d+/, ""));
/** A day that is agreed or written down, which leaves calendars room to count from it. */
export const givenDay = z.iso
  .date()
  .refine((day) => !isDay(day) || day >= FIRST_DAY, {
    params: { code: "out_of_range", limit: FIRST_DAY },
  })
  .refine((day) => !isDay(day) || day <= LAST_DAY, {
    params: { code: "out_of_range", limit: LAST_DAY },
  })
  .meta({ description: `From ${FIRST_DAY} to ${LAST_DAY}`, examples: ["2026-11-30"] });
export const email = z.email().max(254).toLowerCase();
export const reference = z
  .string()
  .regex(/^[A-Z]{2,8}-\d{4}-\d{6,9}$/)
  .meta({
    description: "Reference of a ticket, such as EXO-2026-000123",
    examples: ["EXO-2026-000123"],
  });
export const language = z.enum(["fr", "en"]);
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, asCode("unknown_value"))
  .meta({ description: "IANA time zone, such as Europe/Paris", examples: ["Europe/Paris"] });

function isTimeZone(value: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(value) || value === "UTC";
}

export const named = z.object({ id, name: z.string() });
export const cursor = z.string().max(400).optional().describe("Where the page before ended");
export const limit = z.coerce.number().int().min(1).max(100).default(50);

export function page<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().describe("Cursor of the next page, if any"),
  });
}
