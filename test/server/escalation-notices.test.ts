import { afterAll, describe, expect, test } from "vitest";
import { endMembership } from "#api/organisations.ts";
import { tellLate } from "#server/acknowledgements/index.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { PUBLIC_URL } from "#test/harness/desk.ts";
import { complete } from "#test/harness/hands.ts";
import { openPostedWorld, readersOf } from "#test/harness/posted-world.ts";
import { setProcedure } from "#test/harness/set-procedure.ts";

const clock = openClock();
const posted = await openPostedWorld(clock.now);
const { world, hands, reach, letters } = posted;
afterAll(() => posted.close());

const escalate = { ground: "blocking_point", expected: "Un interlocuteur qui décide" } as const;
const end = { outcome: "settled", text: "Chacun est content" } as const;

async function escalated(): Promise<string> {
  const reference = await reach.open();
  await hands.does("claire", reference, "escalate", escalate);
  return reference;
}

describe("an acknowledgement that is late", () => {
  const lateAt = async (moment: string) => {
    clock.stopAt(moment);
    await tellLate(world.context, clock.now());
    return (await letters()).filter(({ subject }) => /prise.* en compte/.test(subject ?? ""));
  };
  test("R-34-02 is told to the managers when the settings' business hours have passed, and once, in one letter", async () => {
    clock.stopAt("2027-02-08T15:00:00Z");
    const [one, other] = [await escalated(), await escalated()];
    await letters();
    expect(await lateAt("2027-02-09T08:55:00Z")).toEqual([]);
    const [letter, ...others] = await lateAt("2027-02-09T09:05:00Z");
    expect(others).toEqual([]);
    expect(readersOf(letter === undefined ? [] : [letter])).toEqual(["manager@desk.example"]);
    for (const reference of [one, other]) expect(letter?.text).toContain(reference);
    expect(letter?.text).toContain(`${PUBLIC_URL}/console/queues/escalated`);
    expect(await lateAt("2027-02-09T09:10:00Z")).toEqual([]);
  });

  test("R-34-02 is late by the hours that the desk has set, and the letter says how many", async () => {
    clock.stopAt("2027-02-22T09:00:00Z");
    await escalated();
    await letters();
    await setProcedure(world, { acknowledgementInBusinessHours: 8 });
    expect(await lateAt("2027-02-22T13:05:00Z")).toEqual([]);
    const [letter] = await lateAt("2027-02-22T17:05:00Z");
    expect(letter?.text).toContain("8 heures ouvrées");
    await setProcedure(world, { acknowledgementInBusinessHours: 4 });
  });

  test("is told of nothing that was acknowledged or ended, nor while the desk is closed", async () => {
    clock.stopAt("2027-02-15T09:00:00Z");
    const [seen, ended] = [await escalated(), await escalated()];
    await hands.does("manager", seen, "acknowledge-escalation", {});
    await hands.does("nadia", ended, "end-escalation", end);
    const waiting = await escalated();
    await letters();
    expect(await lateAt("2027-02-15T19:00:00Z")).toEqual([]);
    const [letter] = await lateAt("2027-02-16T08:05:00Z");
    expect(letter?.text).toContain(waiting);
    expect(letter?.text).not.toContain(seen);
    expect(letter?.text).not.toContain(ended);
  });
});

describe("letters of an escalation", () => {
  test("R-34-03 follow nobody out of the organisation: whoever raised it and left hears no more of it", async () => {
    clock.stopAt("2027-03-01T09:00:00Z");
    const reference = await reach.open();
    await hands.does("lead", reference, "escalate", escalate);
    await letters();
    const params = { organisation: world.organisations.arvor, contact: world.people.lead.id };
    valueOf(await world.as("manager")(endMembership, { params }));
    await hands.does("manager", reference, "acknowledge-escalation", {});
    const readers = readersOf(await letters());
    expect(readers).not.toContain(world.people.lead.email);
    expect(readers).toContain(world.people.claire.email);
  });

  test("are one for each reader where the ticket is rejected under an escalation", async () => {
    clock.stopAt("2027-03-08T09:00:00Z");
    const reference = await escalated();
    await letters();
    await hands.does("nadia", reference, "reject", {
      reason: "out_of_scope",
      exclusion: "security_policies",
      explanation: "C’est le pare-feu.",
    });
    const readers = readersOf(await letters());
    expect(readers.filter((one) => one === world.people.claire.email)).toHaveLength(1);
  });
});

describe("an escalation is offered", () => {
  const refuseTwice = async () => {
    const reference = await reach.resolved();
    await hands.does("claire", reference, "refuse", { why: "Rien n’a changé" });
    const { conclusion } = { conclusion: complete.information };
    await hands.does("nadia", reference, "conclude", { conclusion });
    await hands.does("claire", reference, "refuse", { why: "Toujours rien" });
    return reference;
  };

  test("R-32-17 to both parties after the second refusal, until one of them escalates", async () => {
    const reference = await refuseTwice();
    for (const person of ["claire", "nadia"] as const)
      expect((await hands.see(person, reference)).escalationAdvice).toBe("refusals");
    const { escalationAdvice } = await hands.does("claire", reference, "escalate", escalate);
    expect(escalationAdvice).toBeNull();
  });

  test("R-32-16 to the desk alone after exchanges that brought no progress", async () => {
    const reference = await reach.inProgress();
    for (const text of ["Et ainsi ?", "Et ceci ?", "Et cela ?"]) {
      await hands.does("nadia", reference, "reply", { text });
      await hands.does("claire", reference, "reply", { text: "Toujours rien" });
    }
    expect((await hands.see("nadia", reference)).escalationAdvice).toBe("exchanges");
    expect((await hands.see("claire", reference)).escalationAdvice).toBeNull();
  });
});
