import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openClock } from "#test/harness/clock.ts";
import { complete } from "#test/harness/hands.ts";
import { openPostedWorld, readersOf } from "#test/harness/posted-world.ts";
import { speakAll } from "#test/harness/said-in.ts";
import { PUBLIC_URL } from "#test/harness/desk.ts";

const clock = openClock();
const posted = await openPostedWorld(clock.now);
const { world, hands, reach, letters } = posted;
afterAll(() => posted.close());
beforeEach(async () => {
  await letters();
});

const claire = "claire@arvor.example";
const nadia = "nadia@desk.example";

describe.each([
  [
    "fr",
    /informations sont nécessaires/,
    /solution attend votre réponse/,
    /Rappel/,
    /Fermé sans réponse/,
  ],
  [
    "en",
    /Information is needed/,
    /solution awaits your answer/,
    /Reminder/,
    /Closed without an answer/,
  ],
] as const)("a beneficiary who reads %s", (language, asked, proposed, reminded, abandoned) => {
  beforeAll(() => speakAll(world, ["claire"], language));

  test("R-32-05 R-32-25 is asked for information by letter, item by item, with the way to it", async () => {
    const reference = await reach.suspended();
    const [letter, ...rest] = await letters();
    expect(rest).toEqual([]);
    expect(readersOf(letter === undefined ? [] : [letter])).toEqual([claire]);
    expect(letter?.subject).toMatch(asked);
    expect(letter?.subject).toContain(`[${reference}]`);
    expect(letter?.text).toContain("1. Le fichier catalina.log\n2. La version");
    expect(letter?.text).toContain(`${PUBLIC_URL}/tickets/${reference}`);
    expect(letter?.text).toContain("Nadia Benali");
  });

  test("R-12-06 R-32-07 hears of a proposed solution with its text, directives and resource", async () => {
    await reach.resolved(complete.workaround);
    await reach.resolved(complete.information);
    const [workaround, information] = await letters();
    expect(workaround?.subject).toMatch(proposed);
    expect(workaround?.text).toContain("> Redémarrer l’index.");
    expect(workaround?.text).toContain("> 1. Arrêter.\n> 2. Relancer.");
    expect(information?.text).toContain("Réindexer\nhttps://docs.example/index");
  });

  test("R-32-10 is reminded, told how often, and told of the closing", async () => {
    const reference = await reach.suspended();
    await letters();
    for (const attempt of [1, 2, 3]) {
      await hands.does("nadia", reference, "remind", {});
      clock.pass({ hours: 7 * 24 });
      const [letter] = await letters();
      expect(letter?.subject).toMatch(reminded);
      expect(letter?.text).toMatch(new RegExp(`${attempt} (of|sur) 3`));
    }
    await hands.does("nadia", reference, "remind", {});
    // One more than the procedure asks for is no fourth of three.
    const [more] = await letters();
    expect(more?.text).toMatch(/attend encore|still waits/);
    expect(more?.text).not.toMatch(/(of|sur) 3/);
    clock.pass({ hours: 7 * 24 });
    await hands.does("nadia", reference, "close-unanswered", { text: "Au revoir" });
    const [letter] = await letters();
    expect(letter?.subject).toMatch(abandoned);
    expect(letter?.text).toContain("> Au revoir");
  });

  test("R-32-09 R-32-22 hears why a case was rejected", async () => {
    const reference = await reach.open();
    const body = {
      reason: "not_covered",
      explanation: "Hors contrat",
      clause: "Article 4",
    } as const;
    await hands.does("nadia", reference, "reject", body);
    const [letter] = await letters();
    expect(letter?.subject).toMatch(/Fermé|Closed/);
    expect(letter?.text).toContain("> Hors contrat");
    expect(letter?.text).toContain("> Article 4");
  });

  test("gets whole sentences: nothing is left to fill in", async () => {
    await reach.suspended();
    await reach.resolved();
    for (const { subject, text } of await letters())
      expect(`${subject}${text}`).not.toMatch(/\{\{|\$t\(|undefined|\w+:letters\./);
  });
});

describe("the assignee", () => {
  test("hears what the beneficiary said: a reply, information, a refusal, a severity", async () => {
    const asked = await reach.suspended();
    await letters();
    const answers = [{ item: 2, text: "6.5.3" }];
    await hands.does("claire", asked, "provide-information", { answers });
    const [provided] = await letters();
    expect(readersOf(provided === undefined ? [] : [provided])).toEqual([nadia]);
    expect(provided?.subject).toContain("Informations reçues");
    expect(provided?.text).toContain("2. 6.5.3");
    expect(provided?.text).toContain(`${PUBLIC_URL}/console/tickets/${asked}`);
    const resolved = await reach.resolved();
    await letters();
    await hands.does("claire", resolved, "reply", { text: "Nous essayons" });
    await hands.does("claire", resolved, "declare-severity", { severity: 1, why: "Arrêt" });
    await hands.does("claire", resolved, "refuse", { why: "Cela échoue" });
    const sent = await letters();
    expect(readersOf(sent)).toEqual([nadia, nadia, nadia]);
    const subjects = sent.map(({ subject }) => subject ?? "").join("\n");
    for (const said of [/a écrit/, /Sévérité déclarée/, /Solution refusée/])
      expect(subjects).toMatch(said);
  });

  test("is told which severity is in force: the declared one until the desk has qualified one, and then the desk's", async () => {
    const reference = await reach.open(2);
    await letters();
    const declared = async (severity: 1 | 3) => {
      await hands.does("claire", reference, "declare-severity", { severity, why: "Arrêt" });
      const [letter] = await letters();
      return letter?.text?.replaceAll(/\s+/g, " ");
    };
    expect(await declared(1)).toContain(
      "La sévérité déclarée, 1 · Bloquant, est en vigueur tant que vous n’avez pas qualifié celle du ticket.",
    );
    await hands.does("nadia", reference, "qualify", { severity: 2, why: "Un service répond" });
    await letters();
    expect(await declared(3)).toContain(
      "La sévérité du support, 2 · Majeur, reste en vigueur tant que vous n’avez pas requalifié le ticket.",
    );
  });

  test("is not written to about their own words, and nobody is about a note", async () => {
    const reference = await reach.suspended();
    await letters();
    const saidAt = clock.now().toString();
    const recorded = { saidBy: world.people.claire.id, channel: "phone", saidAt } as const;
    await hands.does("nadia", reference, "provide-information", { text: "Dit", recorded });
    await hands.does("nadia", reference, "note", { text: "Interne" });
    await hands.does("nadia", reference, "resume", { override: "Cela se voit" });
    expect(await letters()).toEqual([]);
    await hands.does("nadia", reference, "reply", { text: "Nous cherchons" });
    const sent = await letters();
    expect(readersOf(sent)).toEqual([claire]);
    expect(sent[0]?.text).not.toContain("Interne");
  });
});

describe("a letter", () => {
  test("is not sent after a telephone call, which was the attempt itself", async () => {
    const reference = await reach.suspended();
    await letters();
    await hands.does("nadia", reference, "remind", { channel: "phone" });
    expect(await letters()).toEqual([]);
  });

  test("holds no header of a subject's making, and no line break in its own", async () => {
    const subject = "Panne Bcc: tous@rival.example, <b>=?utf-8?q?x?=";
    const { reference } = await hands.file("claire", { subject });
    await hands.does("nadia", reference, "take", {});
    await hands.does("nadia", reference, "reply", { text: "Bonjour\r\nBcc: tous@rival.example" });
    const [letter] = await letters();
    expect(letter?.bcc).toBeUndefined();
    expect([...(letter?.headers.keys() ?? [])]).not.toContain("bcc");
    expect(letter?.subject).toContain(subject);
    await expect(
      hands.file("claire", { subject: "Panne\r\nBcc: tous@rival.example" }),
    ).rejects.toThrow("hidden_characters");
  });

  test("goes to the leads where the filer can sign in no more", async () => {
    const { reference } = await hands.file("own");
    await hands.does("nadia", reference, "take", {});
    const { desk } = world.context.database;
    const own = world.people.own.id;
    await desk.updateTable("contact").set({ active: false }).where("id", "=", own).execute();
    await hands.does("nadia", reference, "reply", { text: "Bonjour" });
    expect(readersOf(await letters())).toEqual(["lead@arvor.example"]);
    await desk.updateTable("contact").set({ active: true }).where("id", "=", own).execute();
  });

  test("is not queued for what was refused", async () => {
    const reference = await reach.open();
    await hands.give("nadia", reference, "request-information", { items: [] });
    expect(await letters()).toEqual([]);
  });
});
