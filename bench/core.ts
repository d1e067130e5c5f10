import { momentOf } from "#core/calendars/moment.ts";
import { afterServiceTime, serviceTimeBetween } from "#core/calendars/service-time.ts";
import { openTimetable } from "#core/calendars/timetable.ts";
import { calendar, holiday } from "#core/calendars/worlds.ts";
import { clocksOf } from "#core/clocks/clocks-of.ts";
import { level, promising } from "#core/clocks/worlds.ts";
import { CLOCKS } from "#core/contracts/vocabulary.ts";
import { coverageOf } from "#core/coverage/coverage.ts";
import { contract, LINE, question, system } from "#core/coverage/world.ts";
import { as } from "#core/kit/brand.ts";
import type { TicketEvent } from "#core/tickets/events.ts";

/** What a rule of core costs by itself, and how much it may. */
export interface CoreMeasure {
  readonly name: string;
  readonly mostMilliseconds: number;
  readonly run: () => unknown;
}

export interface CoreLine {
  readonly name: string;
  readonly mostMilliseconds: number;
  /** Of batches, per call; in milliseconds. */
  readonly median: number;
  readonly slowest: number;
}

const BATCHES = 60;
const BATCH_MILLISECONDS = 20;

/** Ten contracts, of which the last speaks, and a system that has everything against it. */
function coverage(): CoreMeasure {
  const subscriptions = Array.from({ length: 10 }, (_, index) =>
    contract({ id: as(`contract-${index}`) }),
  );
  const asked = question({ environment: system("development", "JBoss EAP", ["exo-ide-addon"]) });
  const known = { subscriptions, line: LINE, supportedRelease: () => "7.1.3" };
  return {
    name: "coverage decided among ten contracts, with every reason",
    mostMilliseconds: 0.1,
    run: () => coverageOf(asked, known),
  };
}

/** Two spans a day, a holiday every month and the clocks' changes: counted, and counted back. */
function tenYears(): CoreMeasure {
  const hours = ["09:00-12:00", "14:00-17:30"];
  const holidays = Array.from({ length: 120 }, (_, month) =>
    holiday(Temporal.PlainDate.from("2026-01-11").add({ months: month }).toString(), "Férié"),
  );
  const timetable = openTimetable(calendar(hours, { zone: "Europe/Paris", holidays }));
  const from = momentOf(Temporal.Instant.from("2026-01-01T00:00:00Z"));
  const to = momentOf(Temporal.Instant.from("2036-01-01T00:00:00Z"));
  return {
    name: "ten years of a split week counted, and the instant after as much",
    mostMilliseconds: 1,
    run: () => afterServiceTime(timetable, from, serviceTimeBetween(timetable, from, to)),
  };
}

/** Two months of talk, in which every kind of clock counts, each message is answered and the severity changes now and then. */
function clocks(): CoreMeasure {
  const filed = Temporal.Instant.from("2026-01-05T09:00:00Z");
  const agent = { kind: "agent", id: as<"AgentId">("agent") } as const;
  const contact = { kind: "contact", id: as<"ContactId">("contact") } as const;
  const talk = Array.from({ length: 199 }, (_, index): TicketEvent => {
    const at = filed.add({ hours: 7 * (index + 1) });
    const beside = { at, texts: {}, attachments: [] };
    if (index % 40 === 39) {
      const [severityBefore, severityAfter] =
        index % 80 === 39 ? ([2, 1] as const) : ([1, 2] as const);
      const none = { qualificationBefore: null, qualificationAfter: null, severityValidated: true };
      const payload = { severityBefore, severityAfter, ...none };
      return { ...beside, type: "ticket-qualified", actor: agent, payload };
    }
    const handsTo = index % 2 === 0 ? "desk" : "beneficiary";
    const actor = handsTo === "desk" ? contact : agent;
    return { ...beside, type: "reply-added", actor, payload: { handsTo } };
  });
  const first: TicketEvent = {
    type: "ticket-filed",
    at: filed,
    actor: contact,
    payload: {
      organisation: as("organisation"),
      partner: null,
      filer: contact.id,
      subscription: as("subscription"),
      channel: "portal",
      nature: "problem_report",
      severity: 2,
      followUpOf: null,
    },
    texts: {},
    attachments: [],
  };
  const levels = ([1, 2] as const).flatMap((severity) =>
    CLOCKS.map((clock) => level(clock, severity, "40 hours")),
  );
  const events = [first, ...talk];
  const now = filed.add({ hours: 7 * 201 });
  return {
    name: "every clock of a ticket of 200 events, with why it ran or stood",
    mostMilliseconds: 1,
    run: () => clocksOf(events, promising(levels), now),
  };
}

export const CORE_MEASURES: readonly CoreMeasure[] = [coverage(), tenYears(), clocks()];

/** Calls it in batches of some milliseconds each, after one that warms up. */
export function measureCore({ name, mostMilliseconds, run }: CoreMeasure): CoreLine {
  const calls = callsIn(run);
  const times = Array.from({ length: BATCHES }, () => {
    const began = performance.now();
    for (let call = 0; call < calls; call += 1) run();
    return (performance.now() - began) / calls;
  }).toSorted((a, b) => a - b);
  return {
    name,
    mostMilliseconds,
    median: times[BATCHES / 2] ?? 0,
    slowest: times.at(-1) ?? 0,
  };
}

function callsIn(run: () => unknown): number {
  const began = performance.now();
  let calls = 0;
  while (performance.now() - began < BATCH_MILLISECONDS) {
    run();
    calls += 1;
  }
  return calls;
}
