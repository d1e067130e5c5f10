import type { ParsedMail } from "mailparser";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { listTickets } from "#api/tickets.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { PUBLIC_URL } from "#test/harness/desk.ts";
import { agreePoints, POINTS } from "#test/harness/escalation-points.ts";
import { type Hands } from "#test/harness/hands.ts";
import { openPostedWorld, readersOf } from "#test/harness/posted-world.ts";
import { refused } from "#test/harness/refused.ts";
import { speakAll } from "#test/harness/said-in.ts";

const clock = openClock();
clock.stopAt("2026-11-30T09:00:00Z");
const posted = await openPostedWorld(clock.now);
const { world, hands, reach, letters } = posted;
await speakAll(world, ["claire", "nadia", "manager"], "fr");
await agreePoints(world, "arvor", clock.now());
afterAll(() => posted.close());
// A Monday of a week without a holiday.
beforeEach(async () => {
  clock.stopAt("2026-11-30T09:00:00Z");
  await letters();
});

const lettersTo = (sent: readonly ParsedMail[], address: string) =>
  sent.filter(({ to }) => [to].flat().some((one) => one?.text === address));
const calendarIn = (letter: ParsedMail | undefined) =>
  letter?.attachments
    .find(({ contentType }) => contentType === "text/calendar")
    ?.content.toString("utf8")
    .replaceAll("\r\n ", "");

const claire = "claire@arvor.example";
const nadia = "nadia@desk.example";
const [deskPoint, theirPoint] = [POINTS[0].email, POINTS[1].email];
const all = (...addresses: readonly string[]) => addresses.toSorted();
const escalate = { ground: "blocking_point", expected: "Un interlocuteur qui décide" } as const;
const call = { kind: "phone", startsAt: "2026-12-01T10:00:00Z", minutes: 45 } as const;
const held = { outcome: "progress", text: "La cause est trouvée" } as const;
const end = { outcome: "settled", text: "Chacun est content" } as const;

async function escalated(): Promise<string> {
  const reference = await reach.open();
  await hands.does("claire", reference, "escalate", escalate);
  return reference;
}
async function agreed(): Promise<string> {
  const reference = await escalated();
  await hands.does("nadia", reference, "propose-interaction", call);
  await hands.does("claire", reference, "agree-interaction", { proposal: 1 });
  return reference;
}
const latest = async (person: "claire" | "nadia", reference: string) =>
  (await hands.see(person, reference)).escalations.at(-1);

describe("an escalation", () => {
  test("R-34-02 R-34-03 reaches the contract's points of both sides at once, each in their language, with whom to call", async () => {
    const reference = await escalated();
    const sent = (await letters()).filter(({ subject }) =>
      /Escalade|Escalation/.test(subject ?? ""),
    );
    expect(readersOf(sent)).toEqual(all(deskPoint, nadia, theirPoint));
    const [toDesk] = lettersTo(sent, deskPoint);
    expect(toDesk?.text).toContain("> Un interlocuteur qui décide");
    expect(toDesk?.text).toContain("+33 2 98 00 00 01");
    expect(toDesk?.text).toContain(`${PUBLIC_URL}/console/tickets/${reference}`);
    expect(lettersTo(sent, theirPoint)[0]?.text).toContain("+33 1 44 00 00 02");
    expect(lettersTo(sent, theirPoint)[0]?.text).toContain(`${PUBLIC_URL}/tickets/`);
    for (const { subject, text } of sent)
      expect(`${subject}${text}`).not.toMatch(/\{\{|\$t\(|undefined|\w+:escalations\./);
  });

  test("R-34-03 shows both sides whom it reached, and what was expected", async () => {
    const reference = await escalated();
    for (const person of ["claire", "nadia"] as const) {
      expect(await latest(person, reference)).toMatchObject({
        by: "beneficiary",
        raisedBy: "Claire Martin",
        ...escalate,
        points: POINTS,
        acknowledged: null,
        ended: null,
      });
    }
  });

  test("R-34-02 is raised by any contact who sees the ticket and by the desk, also on one that nobody took", async () => {
    const { reference } = await hands.file("claire");
    for (const rival of ["rival", "partner", "own"] as const)
      expect(await hands.give(rival, reference, "escalate", escalate)).toMatchObject(
        refused("not_found"),
      );
    expect(
      await hands.give("lead", reference, "escalate", { ...escalate, expected: " " }),
    ).toMatchObject(refused("text_required"));
    await hands.does("lead", reference, "escalate", escalate);
    expect(await hands.give("nadia", reference, "escalate", escalate)).toMatchObject(
      refused("already_escalated"),
    );
    const theirs = await reach.open();
    await hands.does("nadia", theirs, "escalate", { ...escalate, ground: "proven_risk" });
    const sent = await letters();
    expect(lettersTo(sent, claire).map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining(theirs),
    );
  });

  test("R-34-03 without a point of the desk in the contract it reaches the managers", async () => {
    const { kerlann } = world.organisations;
    const more = { organisation: kerlann, subscription: world.subscriptions.kerlann };
    const { reference } = await hands.file("kerlann", more);
    await letters();
    await hands.does("kerlann", reference, "escalate", escalate);
    expect(readersOf(await letters())).toEqual(["manager@desk.example"]);
    expect(await latest("nadia", reference)).toMatchObject({ points: [] });
  });

  test("R-34-02 is acknowledged by a manager, once, and whoever raised it hears of that", async () => {
    const reference = await escalated();
    await letters();
    expect(await hands.give("nadia", reference, "acknowledge-escalation", {})).toMatchObject(
      refused("wrong_actor"),
    );
    await hands.does("manager", reference, "acknowledge-escalation", { text: "Je m’en occupe" });
    expect(await hands.give("manager", reference, "acknowledge-escalation", {})).toMatchObject(
      refused("already_acknowledged"),
    );
    expect(readersOf(await letters())).toEqual(all(claire, theirPoint));
    expect((await latest("claire", reference))?.acknowledged).toMatchObject({
      by: "Marc Delorme",
      text: "Je m’en occupe",
    });
  });

  test("R-32-10 holds the closing back, stands in its queue while it is open, and not after", async () => {
    const reference = await reach.suspended();
    await hands.does("nadia", reference, "escalate", escalate);
    for (const _ of [1, 2, 3]) {
      await hands.does("nadia", reference, "remind", {});
      clock.pass({ hours: 7 * 24 });
    }
    expect(await hands.give("nadia", reference, "close-unanswered", {})).toMatchObject(
      refused("escalation_open"),
    );
    const queue = async () => {
      const query = { queue: "escalated", limit: 100 } as const;
      const { items } = valueOf(await world.as("manager")(listTickets, { query }));
      return items.find((item) => item.reference === reference)?.escalation;
    };
    expect(await queue()).toBe("raised");
    await hands.does("manager", reference, "acknowledge-escalation", {});
    expect(await queue()).toBe("acknowledged");
    await hands.does("nadia", reference, "end-escalation", end);
    expect(await queue()).toBeUndefined();
    // Whoever escalated was not silent: waiting begins anew.
    expect(await hands.give("nadia", reference, "close-unanswered", {})).toMatchObject(
      refused("attempts_missing"),
    );
  });
});

describe("a direct interaction", () => {
  test("R-32-16 is proposed, agreed, put into everyone's calendar, held, recorded; then the escalation ends", async () => {
    const reference = await escalated();
    await letters();
    await hands.does("nadia", reference, "propose-interaction", { ...call, text: "Au standard" });
    const [proposal, ...others] = await letters();
    expect(readersOf([proposal, ...others].filter((one) => one !== undefined))).toEqual(
      all(claire, theirPoint),
    );
    expect(proposal?.text).toContain("> Au standard");
    await hands.does("claire", reference, "agree-interaction", { proposal: 1 });
    const invited = await letters();
    expect(readersOf(invited)).toEqual(all(claire, deskPoint, nadia, theirPoint));
    for (const letter of invited) {
      const calendar = calendarIn(letter);
      expect(calendar).toContain("METHOD:REQUEST");
      expect(calendar).toContain("DTSTART:20261201T100000Z");
      expect(calendar).toContain("DTEND:20261201T104500Z");
    }
    expect(await hands.give("nadia", reference, "record-interaction", held)).toMatchObject(
      refused("interaction_ahead"),
    );
    await hands.does("nadia", reference, "record-interaction", { ...held, early: true });
    expect((await latest("claire", reference))?.interactions).toMatchObject([
      { ...call, standing: "progress", by: "desk", text: "Au standard", outcome: held.text },
    ]);
    await hands.does("nadia", reference, "end-escalation", end);
    expect((await latest("claire", reference))?.ended).toMatchObject(end);
    expect(lettersTo(await letters(), claire)).toHaveLength(2);
  });

  test("R-32-16 may be proposed anew by the other side, and then is the first side's to agree to", async () => {
    const reference = await escalated();
    await hands.does("nadia", reference, "propose-interaction", call);
    const later = { ...call, startsAt: "2026-12-02T10:00:00Z" };
    await hands.does("lead", reference, "propose-interaction", later);
    expect(
      await hands.give("claire", reference, "agree-interaction", { proposal: 2 }),
    ).toMatchObject(refused("own_proposal"));
    expect(
      await hands.give("nadia", reference, "agree-interaction", { proposal: 1 }),
    ).toMatchObject(refused("proposal_replaced"));
    const { escalations } = await hands.does("nadia", reference, "agree-interaction", {
      proposal: 2,
    });
    expect(escalations.at(-1)?.interactions.map(({ standing }) => standing)).toEqual([
      "replaced",
      "agreed",
    ]);
  });

  test("R-32-16 an agent writes down that somebody of the beneficiary agreed by telephone, and nobody else", async () => {
    const reference = await escalated();
    await hands.does("nadia", reference, "propose-interaction", call);
    const said = { channel: "phone", saidAt: clock.now().toString() } as const;
    const agree = (saidBy: string) =>
      hands.give("nadia", reference, "agree-interaction", {
        proposal: 1,
        recorded: { ...said, saidBy },
      });
    expect(await agree(world.people.rival.id)).toMatchObject(refused("unknown_contact"));
    expect(await agree(world.people.claire.id)).toMatchObject({ ok: true });
    const { escalations, events } = await hands.see("claire", reference);
    expect(escalations.at(-1)?.interactions.at(-1)?.standing).toBe("agreed");
    expect(events.at(-1)).toMatchObject({
      type: "interaction-agreed",
      payload: { recorded: { saidBy: world.people.claire.id, channel: "phone" } },
    });
    expect(lettersTo(await letters(), claire)).not.toHaveLength(0);
  });

  test("R-32-16 that is off leaves the calendars, whether it is not held or its ticket is closed", async () => {
    const reference = await agreed();
    await letters();
    const off = { outcome: "not_held", text: "Reporté" } as const;
    await hands.does("nadia", reference, "record-interaction", off);
    const sent = await letters();
    expect(readersOf(sent)).toEqual(all(claire, deskPoint, theirPoint));
    for (const letter of sent) expect(calendarIn(letter)).toContain("METHOD:CANCEL");
    const closed = await agreed();
    await letters();
    await hands.does("claire", closed, "withdraw", {});
    const told = lettersTo(await letters(), deskPoint);
    expect(told.map(calendarIn)).toEqual([expect.stringContaining("METHOD:CANCEL")]);
    expect((await latest("claire", closed))?.ended?.outcome).toBe("ticket_closed");
  });

  test("R-32-16 comes to the place only where and as long as the contract's extras agree to it", async () => {
    const reference = await escalated();
    const onSite = { ...call, kind: "on_site" } as const;
    expect(
      await hands.give("nadia", reference, "propose-interaction", {
        ...onSite,
        startsAt: "2027-01-01T10:00:00Z",
      }),
    ).toMatchObject(refused("on_site_not_agreed"));
    await hands.does("nadia", reference, "propose-interaction", onSite);
  });

  test("R-32-16 follows its order: what is not open, proposed, agreed or to come is refused", async () => {
    const reference = await reach.open();
    const gives = (...given: Parameters<Hands["give"]>) => hands.give(...given);
    expect(await gives("nadia", reference, "end-escalation", end)).toMatchObject(
      refused("not_escalated"),
    );
    await hands.does("claire", reference, "escalate", escalate);
    expect(await gives("claire", reference, "agree-interaction", { proposal: 1 })).toMatchObject(
      refused("nothing_proposed"),
    );
    expect(await gives("nadia", reference, "record-interaction", held)).toMatchObject(
      refused("nothing_agreed"),
    );
    const past = { ...call, startsAt: "2026-11-29T10:00:00Z" };
    expect(await gives("nadia", reference, "propose-interaction", past)).toMatchObject(
      refused("interaction_past"),
    );
    await hands.does("claire", reference, "propose-interaction", call);
    await hands.does("nadia", reference, "agree-interaction", { proposal: 1 });
    expect(await gives("nadia", reference, "end-escalation", end)).toMatchObject(
      refused("interaction_agreed"),
    );
  });
});
