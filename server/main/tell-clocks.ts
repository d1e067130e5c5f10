import type { ClockView, TicketClocks } from "#api/clocks.ts";
import type { TicketObjectives } from "#api/objectives.ts";
import { standingOf } from "#core/clocks/standing.ts";
import type { Language } from "#core/people/actor.ts";
import { writeDate } from "#locales/written-dates.ts";
import { sayIn, type Say, type Word } from "#server/platform/words.ts";

type Span = ClockView["spans"][number];

/**
 * A ticket's clocks as a person would tell them: each promise, how it stands, and every minute of it, at the hours of the
 * contract's zone.
 */
export function tellClocks(told: TicketClocks, word: Word, language: Language): readonly string[] {
  const say = sayIn(word, language);
  if (!told.promised) return [say("clocks:nothingPromised")];
  if (told.clocks.length === 0) return [say("clocks:nothingGranted")];
  const write = writerIn(language, told);
  return told.clocks.flatMap((clock) => tellClock(clock, [told.offer ?? ""], say, write));
}

/** What the desk asks of itself for it, told apart and never as a promise; nothing where it asks nothing. */
export function tellObjectives(
  { clocks, zone, at }: TicketObjectives,
  word: Word,
  language: Language,
): readonly string[] {
  if (clocks.length === 0) return [];
  const say = sayIn(word, language);
  const write = writerIn(language, { zone, at });
  const heading = `${say("objectives:title")} (${say("objectives:cardLead")})`;
  return ["", heading, ...clocks.flatMap((clock) => tellClock(clock, [], say, write))];
}

function tellClock(
  clock: ClockView,
  more: readonly string[],
  say: Say,
  write: Writer,
): readonly string[] {
  const named = [promiseOf(clock, say), ...more].join(" · ");
  return [
    "",
    `${say(`contracts:clocks.${clock.clock}`)} — ${named}`,
    `  ${sentenceOf(clock, say, write)}`,
    ...clock.spans.map((span) => `  ${spanOf(span, nameOf(span, say), say, write)}`),
    ...clock.misses.map((miss) => {
      const severity = say(`lifecycle:severities.${miss.severity}.label`);
      return `  ${say("clocks:miss", { severity, due: write.instant(miss.due) })}`;
    }),
    `  ${say("clocks:table.consumed")} — ${write.length(clock.consumedSeconds)}`,
    ...aheadOf(clock, say, write),
  ];
}

function aheadOf({ ahead, due }: ClockView, say: Say, write: Writer): readonly string[] {
  if (ahead.length === 0) return [];
  const more = ahead.at(-1)?.to === due ? [] : [`    ${say("clocks:ahead.more")}`];
  const lines = ahead.map((span) => {
    const name = span.kind === "running" ? say("clocks:ahead.running") : nameOf(span, say);
    return `    ${spanOf(span, name, say, write)}`;
  });
  return [`  ${say("clocks:ahead.title")}`, ...lines, ...more];
}

interface Writer {
  instant(iso: string): string;
  length(seconds: number): string;
}

/** The year stands where it is not that of now. */
function writerIn(language: Language, { zone, at }: Pick<TicketClocks, "zone" | "at">): Writer {
  const timeZone = zone ?? "UTC";
  const form = {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  } as const;
  const yearOf = (iso: string) => Temporal.Instant.from(iso).toZonedDateTimeISO(timeZone).year;
  const length = new Intl.DurationFormat(language, { style: "short" });
  // Of no time at all nothing would be written.
  const minutesAlone = new Intl.DurationFormat(language, {
    style: "short",
    minutesDisplay: "always",
  });
  return {
    instant: (iso) =>
      writeDate(Temporal.Instant.from(iso).epochMilliseconds, language, {
        ...form,
        ...(yearOf(iso) === yearOf(at) ? {} : { year: "numeric" }),
      }),
    length(seconds) {
      const whole = Temporal.Duration.from({ seconds: Math.abs(Math.round(seconds)) });
      const { hours, minutes } = whole.round({ largestUnit: "hours", smallestUnit: "minutes" });
      return hours === 0 ? minutesAlone.format({ minutes }) : length.format({ hours, minutes });
    },
  };
}

function promiseOf({ target }: ClockView, say: Say): string {
  const { amount, unit, hours, severity } = target;
  const within = say("contracts:within", {
    amount: say(`contracts:amounts.${unit}`, { count: amount }),
  });
  const when = unit === "business_days" ? within : `${within}, ${say(`contracts:hours.${hours}`)}`;
  return `${when} · ${say("clocks:bySeverity", { severity: say(`lifecycle:severities.${severity}.label`) })}`;
}

function sentenceOf(clock: ClockView, say: Say, write: Writer): string {
  const { due, endedAt, leftSeconds } = clock;
  const standing = standingOf(clock);
  const left = write.length(leftSeconds);
  return say(`clocks:standing.${standing === "waits" ? "waitsForThem" : standing}`, {
    due: due === null ? "" : write.instant(due),
    ended: endedAt === null ? "" : write.instant(endedAt),
    left,
    over: left,
  });
}

const nameOf = ({ kind }: Span, say: Say): string => say(`clocks:spans.${kind}.name`);

function spanOf(
  { from, to, kind, because, entry }: Span,
  name: string,
  say: Say,
  write: Writer,
): string {
  const why = kind === "waiting_beneficiary" ? `${kind}.waitsForThem` : `${kind}.why`;
  const event =
    because === null
      ? ""
      : ` ${say("clocks:since", { event: say(`tickets:happened.${because.type}`) })}`;
  const lasted = Temporal.Instant.from(from).until(Temporal.Instant.from(to));
  const length = write.length(lasted.total("seconds"));
  const reason = `${entry ?? say(`clocks:spans.${why}`)}${event}`;
  return `${write.instant(from)} → ${write.instant(to)} · ${length} · ${name} · ${reason}`;
}
