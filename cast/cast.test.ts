import { parseVersion } from "#core/catalogue/version.ts";
import { describe, expect, test } from "vitest";
import {
  CLOSURE_REASONS,
  CONCLUSION_KINDS,
  NATURES,
  SEVERITIES,
  STATES,
} from "#core/tickets/vocabulary.ts";
import { attemptNow, countedAttempts, mayCloseUnanswered } from "#core/tickets/waiting.ts";
import { demo } from "./desk.ts";
import { dayOf } from "./releases.ts";
import { termOf } from "./subscriptions.ts";
import { proseOf } from "./prose.ts";
import { overflows } from "./moments.ts";
import { playedAt, type Played } from "./test-desk.ts";
import { TOLD_BY } from "./settings.ts";

const monday = Temporal.Instant.from("2026-11-23T14:07:12Z");
const played = playedAt(monday);
const among = (list: readonly string[]) => (key: string) => list.includes(key);
const keysOf = (all: readonly { readonly key: string }[]) => all.map((one) => one.key);

describe("the people and contracts of the cast", () => {
  test("every key is given once", () => {
    for (const all of [
      demo.organisations,
      [...demo.contacts, ...demo.agents],
      demo.products,
      demo.offers,
      demo.subscriptions,
      demo.stories,
    ]) {
      expect(new Set(keysOf(all)).size).toBe(all.length);
    }
  });

  test("every key that is named exists", () => {
    const organisation = among(keysOf(demo.organisations));
    const named = [
      ...demo.organisations.flatMap((one) => one.serves ?? []),
      ...demo.contacts.flatMap((one) =>
        one.memberships.map((membership) => membership.organisation),
      ),
      ...demo.subscriptions.flatMap((one) => [one.organisation, one.partner ?? one.organisation]),
      ...demo.stories.flatMap((story) => [story.organisation, story.via ?? story.organisation]),
    ];
    expect(named.filter((key) => !organisation(key))).toEqual([]);
    expect(
      demo.subscriptions.map((one) => one.offer).filter((key) => !among(keysOf(demo.offers))(key)),
    ).toEqual([]);
    expect(
      demo.releases.map((one) => one.product).filter((key) => !among(keysOf(demo.products))(key)),
    ).toEqual([]);
  });

  test("a contact files for an organisation of theirs, or for one that their partner serves under that subscription", () => {
    for (const { key, organisation, via, filer, subscription } of demo.stories) {
      const person = demo.contacts.find((contact) => contact.key === filer);
      expect(
        person?.memberships.map((membership) => membership.organisation),
        key,
      ).toContain(via ?? organisation);
      const contract = demo.subscriptions.find((one) => one.key === subscription);
      const terms = { organisation, ...(via === undefined ? {} : { partner: via }) };
      expect(subscription === null ? terms : contract, key).toMatchObject(terms);
    }
  });

  test("a ticket under a subscription was filed while it ran", () => {
    const today = monday.toZonedDateTimeISO("UTC").toPlainDate();
    const outside = played.filter(({ story, ticket }) => {
      const filedOn = ticket.filedAt.toZonedDateTimeISO("UTC").toPlainDate();
      return demo.subscriptions
        .filter((one) => one.key === story.subscription)
        .map((one) => termOf(one, today))
        .some(({ startsOn, endsOn }) => before(filedOn, startsOn) || !before(filedOn, endsOn));
    });
    expect(outside.map((one) => one.story.key)).toEqual([]);
  });

  test("releases that are out came out before today, and the planned ones are to come", () => {
    const today = monday.toZonedDateTimeISO("UTC").toPlainDate();
    const misplaced = demo.releases.filter(
      (release) => before(today, dayOf(release, today)) !== "plannedInDays" in release,
    );
    expect(misplaced).toEqual([]);
  });

  test("addresses belong to nobody: every one ends in .example", () => {
    const addresses = [...demo.contacts, ...demo.agents].map((person) => person.email);
    expect(addresses.filter((address) => !/^[a-z.]+@[a-z-]+\.example$/u.test(address))).toEqual([]);
  });

  test("a fix names a release that the catalogue has, planned where the fix is", () => {
    for (const { story, ticket } of played) {
      for (const { release, delivery } of ticket.conclusions.filter(
        (conclusion) => conclusion.kind === "fix",
      )) {
        const named = demo.releases.filter((one) => one.version === release);
        expect(
          named.map((one) => "plannedInDays" in one),
          story.key,
        ).toEqual([delivery === "planned"]);
      }
    }
  });
});

describe("the stories of the cast", () => {
  test("none reaches into the future", () => {
    expect(demo.stories.filter(overflows).map((story) => story.key)).toEqual([]);
  });

  test.each([
    "2026-11-23T14:07:12Z",
    "2026-11-24T02:31:00Z",
    "2026-11-25T23:59:59Z",
    "2026-11-26T07:00:00Z",
    "2026-11-27T17:45:00Z",
    "2026-11-28T11:20:00Z",
    "2026-11-29T18:05:00Z",
    "2027-03-28T01:30:00Z",
    "2028-02-29T12:00:00Z",
  ])("the life cycle refuses no step of any, whenever now is: %s", (instant) => {
    const now = Temporal.Instant.from(instant);
    for (const { story, events } of playedAt(now)) {
      const moments = events.map((event) => event.at);
      expect(moments, story.key).toEqual(
        moments.toSorted((a, b) => Temporal.Instant.compare(a, b)),
      );
      expect(Temporal.Instant.compare(moments.at(-1) ?? now, now), story.key).toBeLessThanOrEqual(
        0,
      );
    }
  });

  test("they stand at every moment of the life cycle", () => {
    const tickets = played.map((one) => one.ticket);
    expect(new Set(tickets.map((ticket) => ticket.state))).toEqual(new Set(STATES));
    expect(new Set(tickets.map((ticket) => ticket.nature))).toEqual(new Set(NATURES));
    expect(new Set(tickets.map((ticket) => ticket.severity))).toEqual(new Set(SEVERITIES));
    const resolved = tickets.filter((ticket) => ticket.state === "resolved");
    expect(new Set(resolved.map((ticket) => ticket.conclusions.at(-1)?.kind))).toEqual(
      new Set(CONCLUSION_KINDS),
    );
    expect(new Set(tickets.flatMap((ticket) => ticket.closure?.reason ?? []))).toEqual(
      new Set(CLOSURE_REASONS),
    );
  });

  test.each(Object.entries(moments()))("one of them shows: %s", (_, shows) => {
    expect(played.filter(shows).map((one) => one.story.key)).not.toEqual([]);
  });

  test("no mark of a moment is left in a text or a file", () => {
    for (const { story, events, files } of played) {
      const words = [
        ...events.flatMap((event) => Object.values(event.texts)),
        ...files.map((file) => file.content),
      ];
      expect(
        words.filter((text) => text.includes("{-")),
        story.key,
      ).toEqual([]);
    }
  });

  test("each text keeps the typography of its language", () => {
    for (const { story, events } of played) {
      const french =
        demo.contacts.find((contact) => contact.key === story.filer)?.language === "fr";
      const wrong = french
        ? /[^\s\u00a0\u202f;:!?.][;!?](?=\s|$)|[\p{L})*] ?:(?=\s|$)| [;!?»]|« /mu
        : /[ \u00a0\u202f][;:!?]|[«»]/u;
      const texts = events
        .flatMap((event) => Object.values(event.texts))
        .filter((text) => text !== "qsdf qsdf azer ??");
      expect(
        texts.map(proseOf).filter((text) => wrong.test(text)),
        story.key,
      ).toEqual([]);
      expect(texts.filter((text) => /lorem|ipsum|TODO/iu.test(text))).toEqual([]);
    }
  });
});

function before(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

function moments(): Readonly<Record<string, (one: Played) => boolean>> {
  const settings = TOLD_BY;
  const waiting = ({ ticket }: Played, state: string, attempts: number) =>
    ticket.state === state &&
    ticket.waitingOn === "beneficiary" &&
    countedAttempts(ticket) === attempts;
  const minutesOld = ({ ticket }: Played) => ticket.filedAt.until(monday).total("minutes");
  const has = ({ events }: Played, type: string) => events.some((event) => event.type === type);
  return {
    "new for minutes": (one) => one.ticket.state === "new" && minutesOld(one) < 60,
    "new for hours": (one) => one.ticket.state === "new" && minutesOld(one) > 180,
    "open, not qualified": ({ ticket }) => ticket.state === "open" && !ticket.severityQualified,
    "suspended, no reminder yet": (one) => waiting(one, "suspended", 0),
    "suspended after one reminder": (one) => waiting(one, "suspended", 1),
    "suspended after two reminders": (one) => waiting(one, "suspended", 2),
    "suspended, may be closed unanswered": (one) =>
      one.ticket.state === "suspended" && mayCloseUnanswered(one.ticket, monday, settings).ok,
    "suspended, a reminder is due": (one) =>
      waiting(one, "suspended", 1) && attemptNow(one.ticket, monday, settings, false).counts,
    "suspended, information provided": ({ ticket }) =>
      ticket.state === "suspended" && ticket.waitingOn === "desk",
    "suspended, asked again": ({ ticket }) =>
      ticket.state === "suspended" && ticket.requests.length > 1,
    "in progress, level 2": ({ ticket }) => ticket.state === "in_progress" && ticket.level === 2,
    "resolved, severity to be lowered": ({ ticket }) =>
      ticket.state === "resolved" && ticket.conclusions.at(-1)?.severityAfter !== null,
    "resolved, a patch for an interruption": ({ ticket }) =>
      ticket.state === "resolved" && ticket.conclusions.at(-1)?.ground === "service_interruption",
    "resolved after reminders": (one) => waiting(one, "resolved", 2),
    "resolved, the beneficiary wrote back": ({ ticket }) =>
      ticket.state === "resolved" && ticket.waitingOn === "desk",
    "refused once, open again": ({ ticket }) => ticket.state === "open" && ticket.refusals === 1,
    "refused twice": ({ ticket }) => ticket.refusals === 2,
    "a solution assumed": ({ ticket }) => ticket.closure?.assumed === true,
    "a severity declared up, the desk's standing": ({ ticket }) =>
      ticket.closure === null &&
      ticket.declaredSeverity < ticket.severity &&
      ticket.severityQualified,
    "a follow-up of a closed ticket": ({ ticket }) => ticket.followUpOf !== null,
    "filed by an agent on behalf": ({ ticket }) => ticket.channel === "phone",
    "filed by a partner": ({ ticket }) => ticket.partner !== null,
    "not covered": ({ ticket }) => ticket.subscription === null,
    "an internal note": (one) => has(one, "note-added"),
    "an override with its reason": (one) =>
      has(one, "override-explained") || has(one, "work-started"),
    "an acceptance recorded by an agent": ({ events }) =>
      events.some(
        (event) => event.type === "conclusion-accepted" && event.payload.recorded !== null,
      ),
    "a lead accepting for the filer": ({ story, events }) =>
      events.some(
        ({ type, actor }) =>
          type === "conclusion-accepted" && actor.kind === "contact" && actor.id !== story.filer,
      ),
    "a long conversation": ({ events }) => events.length > 9,
    "several assignees": ({ events }) =>
      events.filter((event) => event.type === "ticket-assigned").length > 1,
    "a file with an answer": ({ files, ticket }) => files.length > 1 && ticket.requests.length > 0,
  };
}

describe("the systems of the cast", () => {
  test.each(demo.environments.map((one) => [one.key, one] as const))(
    "%s is told of by its own people, under a contract of theirs",
    (_, { organisation, subscription, toldBy, facts }) => {
      const contract = demo.subscriptions.find(({ key }) => key === subscription);
      if (subscription !== null) expect(contract?.organisation).toBe(organisation);
      const person = demo.contacts.find(({ key }) => key === toldBy);
      const sides = person?.memberships.map((one) => one.organisation) ?? [];
      expect(sides.some((side) => side === organisation || side === contract?.partner)).toBe(true);
      expect(parseVersion(facts.release ?? "").ok).toBe(true);
    },
  );
});
