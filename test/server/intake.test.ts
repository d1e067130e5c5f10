import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { confirmEnvironment } from "#api/environments.ts";
import { getGuide } from "#api/guide.ts";
import { GUIDE_TOPICS } from "#core/intake/guide.ts";
import { getConformity, listFormVersions, listIntakeForms, writeIntakeForm } from "#api/intake.ts";
import type { GivenBody } from "#api/route.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { fileTicket, getTicket } from "#api/tickets.ts";
import { NATURES } from "#core/tickets/vocabulary.ts";
import { openEnvironment, sendFile, valueOf, WHOLE } from "#test/harness/case.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Filing = GivenBody<typeof fileTicket>;
const file = (more: Partial<Filing> = {}, person: PersonKey = "claire") =>
  world.as(person)(fileTicket, {
    body: {
      organisation: world.organisations.arvor,
      subscription: world.subscriptions.arvor,
      nature: "problem_report",
      severity: 2,
      subject: "La recherche ne trouve rien",
      description: "Depuis ce matin, aucune page n’est trouvée",
      ...more,
    },
  });
const conformity = async (reference: string) =>
  valueOf(await world.as("nadia")(getConformity, { params: { reference } }));
const statesOf = ({ items }: Awaited<ReturnType<typeof conformity>>) =>
  Object.fromEntries(items.map(({ key, state }) => [key, state]));

describe("what requests are asked", () => {
  test("R-31-06 R-34-01 each nature has its form, read by everybody", async () => {
    const { forms } = valueOf(await world.as("rival")(listIntakeForms, {}));
    expect(forms.map(({ nature }) => nature)).toEqual([...NATURES]);
    const of = (nature: string) =>
      forms.find((form) => form.nature === nature)?.items.map(({ key }) => key) ?? [];
    for (const { nature } of forms)
      for (const key of ["release", "os", "app_server", "jvm", "machine", "user_volume"])
        expect(of(nature)).toContain(key);
    expect(of("maintenance_delivery")).toContain("wanted_version");
    expect(of("activity_report")).toContain("period");
  });

  test("an administrator writes a form anew; tickets keep the one that they were filed under", async () => {
    const { reference: before } = valueOf(await file({ nature: "question", intake: { form: 0 } }));
    const words = { label: "Écran", help: "", ask: "Sur quel écran ?" };
    const screen = {
      key: "screen",
      need: "required" as const,
      fact: null,
      files: [],
      words: { fr: words, en: { ...words, label: "Screen", ask: "On which screen?" } },
    };
    const write = (
      person: PersonKey,
      ifMatch: string,
      items: GivenBody<typeof writeIntakeForm>["items"] = [screen],
    ) =>
      world.as(person)(writeIntakeForm, {
        params: { nature: "question" },
        ifMatch,
        body: { items, why: "Toujours demandé" },
      });
    expect(await write("manager", "0")).toMatchObject(refused("forbidden"));
    expect(await write("admin", "0", [screen, screen])).toMatchObject(
      refused("item_twice", "items.1.key"),
    );
    expect(await write("admin", "0", [{ ...screen, words: null }])).toMatchObject(
      refused("item_words_required", "items.0.words"),
    );
    expect(valueOf(await write("admin", "0"))).toMatchObject({ version: 1, items: [screen] });
    expect(await write("admin", "0")).toMatchObject(refused("version_conflict"));
    const versions = await world.as("nadia")(listFormVersions, { params: { nature: "question" } });
    expect(valueOf(versions).items).toMatchObject([
      { version: 1, by: "Anne Vasseur", why: "Toujours demandé" },
    ]);
    const { reference: after } = valueOf(await file({ nature: "question", intake: { form: 1 } }));
    expect(statesOf(await conformity(before))).not.toHaveProperty("screen");
    const asked = await conformity(after);
    expect(asked).toMatchObject({ form: 1, items: [{ key: "screen", label: "Écran" }] });
    expect(asked.prepared.items).toEqual([{ key: "screen", text: "Sur quel écran ?" }]);
  });

  test("a form that nobody wrote is not answered", async () => {
    expect(await file({ intake: { form: 9 } })).toMatchObject(
      refused("unknown_value", "intake.form"),
    );
  });
});

describe("R-32-03 the form is the check of conformity", () => {
  test("R-31-07 what was told by words and files is met, the rest is what support asks first", async () => {
    const log = await sendFile(world, "claire", "platform.log");
    const odd = await sendFile(world, "claire", "capture-11h.bin");
    const { reference } = valueOf(
      await file({
        attachments: [log, odd],
        intake: {
          form: 0,
          texts: { scenario: "1. Ouvrir\n2. Chercher", release: "6.5.3", content: " " },
          circumstances: ["slow", "through_the_interface"],
          files: [{ attachment: odd, kind: "thread_dump" }],
        },
      }),
    );
    const told = await conformity(reference);
    expect(statesOf(told)).toMatchObject({
      behaviour: "met",
      scenario: "met",
      release: "met",
      logs: "met",
      state_before: "met",
      profile: "missing",
      content: "optional",
      injected_values: "optional",
      os: "missing",
    });
    expect(told.prepared).toMatchObject({ language: "fr", environmentItem: null });
    expect(told.prepared.items.map(({ key }) => key)).toEqual([
      "profile",
      "add_ons",
      "os",
      "app_server",
      "jvm",
      "machine",
      "database",
      "user_volume",
      "deployment",
      "third_party",
    ]);
    expect(told.prepared.items[0]?.text).toContain("profil");
    const shown = valueOf(await world.as("claire")(getTicket, { params: { reference } }));
    expect(shown.intake).toMatchObject({
      form: 0,
      circumstances: ["slow", "through_the_interface"],
      answers: [
        { key: "release", text: "6.5.3" },
        { key: "scenario", text: "1. Ouvrir\n2. Chercher" },
      ],
    });
  });

  test("R-31-09 what its registry knows of the system is met; what is missing of it is one thing to confirm", async () => {
    const known = await openEnvironment(world, "claire", "arvor", { name: "Complet" });
    const met = await conformity(
      valueOf(await file({ environment: known.id, intake: { form: 0 } })).reference,
    );
    expect(statesOf(met)).toMatchObject({ release: "met_by_environment", logs: "missing" });
    expect(met.prepared.items.map(({ key }) => key)).toEqual(["logs"]);

    const { user_volume: _, third_party: __, ...facts } = WHOLE;
    const half = await openEnvironment(world, "claire", "arvor", { name: "Moitié", facts });
    const { reference } = valueOf(await file({ environment: half.id, intake: { form: 0 } }));
    const lacking = await conformity(reference);
    expect(lacking.prepared.environmentItem).toBe(1);
    expect(lacking.prepared.items.map(({ key }) => key)).toEqual(["environment", "logs"]);
    const [ask] = lacking.prepared.items;
    expect(ask?.text).toContain("Moitié");
    expect(ask?.text).toContain("Volume d’utilisateurs et Logiciels tiers");
  });

  test("one action asks for all of it, and what comes back counts", async () => {
    const { user_volume: _, ...facts } = WHOLE;
    const half = await openEnvironment(world, "claire", "arvor", { name: "Demandé", facts });
    const { reference } = valueOf(await file({ environment: half.id, intake: { form: 0 } }));
    const params = { reference };
    const nadia = world.as("nadia");
    const taken = valueOf(await nadia(ticketCommands.take, { params, ifMatch: "p1i0", body: {} }));
    const { prepared } = await conformity(reference);
    valueOf(
      await nadia(ticketCommands["request-information"], {
        params,
        ifMatch: taken.version,
        body: {
          items: prepared.items.map(({ text }) => text),
          keys: prepared.items.map(({ key }) => key),
          environmentItem: prepared.environmentItem ?? undefined,
        },
      }),
    );
    const asked = await conformity(reference);
    expect(statesOf(asked)).toMatchObject({ logs: "asked", user_volume: "asked" });
    expect(asked.prepared).toMatchObject({ items: [], environmentItem: null });

    valueOf(
      await world.as("claire")(ticketCommands["provide-information"], {
        params,
        body: { answers: [{ item: 2, text: "Rien dans les journaux" }] },
      }),
    );
    expect(statesOf(await conformity(reference))).toMatchObject({
      logs: "met",
      user_volume: "asked",
    });
    const correction = { user_volume: 1200 };
    valueOf(
      await world.as("claire")(confirmEnvironment, {
        params: { environment: half.id },
        ifMatch: "1",
        body: { facts: correction },
      }),
    );
    const done = await conformity(reference);
    expect(statesOf(done)).toMatchObject({ user_volume: "met_by_environment" });
    expect(done.prepared.items).toEqual([]);
  });

  test("keys stand beside their items, one for one", async () => {
    const { reference } = valueOf(await file());
    const params = { reference };
    const nadia = world.as("nadia");
    const taken = valueOf(await nadia(ticketCommands.take, { params, ifMatch: "p1i0", body: {} }));
    const answer = await nadia(ticketCommands["request-information"], {
      params,
      ifMatch: taken.version,
      body: { items: ["Le journal"], keys: ["logs", null] },
    });
    expect(answer).toMatchObject(refused("unknown_item", "keys"));
  });

  test("files that a form speaks of come with the request", async () => {
    const log = await sendFile(world, "claire", "platform.log");
    const answer = await file({
      intake: { form: 0, files: [{ attachment: log, kind: "log" }] },
    });
    expect(answer).toMatchObject(refused("unknown_attachment", "intake.files.0.attachment"));
  });

  test("is the desk's own", async () => {
    const { reference } = valueOf(await file());
    const answer = await world.as("claire")(getConformity, { params: { reference } });
    expect(answer).toMatchObject(refused("forbidden"));
  });
});

describe("R-31-08 the guide is at hand", () => {
  const guide = (person: PersonKey, query: object) => world.as(person)(getGuide, { query });

  test("R-31-08 to whoever files, for the own server and system, in the own language", async () => {
    const { topics, language } = valueOf(await guide("claire", {}));
    expect([language, topics.map(({ key }) => key)]).toEqual(["fr", [...GUIDE_TOPICS]]);
    const logs = topics.find(({ key }) => key === "logs");
    expect(logs?.text).toContain("$CATALINA_HOME/logs");
    const on = { server: "jboss", system: "windows" };
    const elsewhere = valueOf(await guide("rival", on)).topics.find(({ key }) => key === "logs");
    expect(elsewhere?.text).toContain("%JBOSS_HOME%");
    expect(await guide("claire", { server: "websphere" })).toMatchObject(
      refused("unknown_value", "server"),
    );
  });

  test("R-31-08 and is sent on request, in the language of the beneficiary", async () => {
    const { reference } = valueOf(await file());
    const params = { reference };
    const nadia = world.as("nadia");
    const taken = valueOf(await nadia(ticketCommands.take, { params, ifMatch: "p1i0", body: {} }));
    expect(taken.state).toBe("open");
    const { topics } = valueOf(await guide("nadia", { language: "en" }));
    const text = topics.find(({ key }) => key === "thread_dump")?.text ?? "";
    valueOf(await nadia(ticketCommands.reply, { params, body: { text, attachments: [] } }));
    const shown = valueOf(await world.as("claire")(getTicket, { params }));
    expect(shown.events.at(-1)?.texts["text"]).toContain("Thread.print");
  });
});
