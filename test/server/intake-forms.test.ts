import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { confirmEnvironment } from "#api/environments.ts";
import { getConformity, writeIntakeForm } from "#api/intake.ts";
import type { GivenBody } from "#api/route.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { fileTicket, getTicket } from "#api/tickets.ts";
import { MOST_ITEMS } from "#core/intake/items.ts";
import type { Nature } from "#core/tickets/vocabulary.ts";
import { openEnvironment, valueOf, WHOLE } from "#test/harness/case.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Item = GivenBody<typeof writeIntakeForm>["items"][number];
const said = { label: "Point", help: "", ask: "Quel est ce point ?" };
const item = (key: string, fact: Item["fact"] = null): Item => ({
  key,
  need: "required",
  fact,
  files: [],
  words: { fr: said, en: said },
});
const write = (nature: Nature, ifMatch: string, items: Item[]) =>
  world.as("admin")(writeIntakeForm, { params: { nature }, ifMatch, body: { items } });
const file = (nature: Nature, more: Partial<GivenBody<typeof fileTicket>> = {}) =>
  world.as("claire")(fileTicket, {
    body: {
      organisation: world.organisations.arvor,
      subscription: world.subscriptions.arvor,
      nature,
      severity: 3,
      subject: "Une demande",
      description: "Depuis ce matin",
      ...more,
    },
  });
const conformity = async (reference: string) =>
  valueOf(await world.as("nadia")(getConformity, { params: { reference } }));
/** Takes it, and sends what is prepared as it is. */
async function askPrepared(reference: string) {
  const [nadia, params] = [world.as("nadia"), { reference }];
  const { prepared } = await conformity(reference);
  const taken = valueOf(await nadia(ticketCommands.take, { params, ifMatch: "p1i0", body: {} }));
  const body = {
    items: prepared.items.map(({ text }) => text),
    keys: prepared.items.map(({ key }) => key),
    environmentItem: prepared.environmentItem ?? undefined,
  };
  const asking = { params, ifMatch: taken.version, body };
  return valueOf(await nadia(ticketCommands["request-information"], asking));
}

describe("R-32-03 whatever is unmet is asked for", () => {
  test("a fact of the system that nobody must keep is asked for by itself", async () => {
    valueOf(
      await write("question", "0", [item("search_engine", "search_engine"), item("os", "os")]),
    );
    const { id: environment } = await openEnvironment(world, "claire", "arvor", { name: "Entier" });
    const whole = valueOf(await file("question", { environment }));
    const { items, prepared } = await conformity(whole.reference);
    expect(items.map(({ key, state }) => [key, state])).toEqual([
      ["search_engine", "missing"],
      ["os", "met_by_environment"],
    ]);
    expect(prepared.items.map(({ key }) => key)).toEqual(["search_engine"]);

    const { os: _, ...facts } = WHOLE;
    const half = await openEnvironment(world, "claire", "arvor", { name: "Sans système", facts });
    const { reference } = valueOf(await file("question", { environment: half.id }));
    const asked = await conformity(reference);
    expect(asked.prepared.items.map(({ key }) => key)).toEqual(["environment", "search_engine"]);
    await askPrepared(reference);
    expect((await conformity(reference)).items.map(({ state }) => state)).toEqual([
      "asked",
      "asked",
    ]);
    const confirm = { os: { name: "Debian", version: "12" } };
    const params = { environment: half.id };
    const confirming = { params, ifMatch: half.version, body: { facts: confirm } };
    valueOf(await world.as("claire")(confirmEnvironment, confirming));
    const after = await conformity(reference);
    expect(after.items.map(({ state }) => state)).toEqual(["asked", "met_by_environment"]);
  });

  test("in one action, however long the form is", async () => {
    const keys = Array.from({ length: MOST_ITEMS }, (_, index) => `item_${index}`);
    valueOf(
      await write(
        "suggestion",
        "0",
        keys.map((key) => item(key)),
      ),
    );
    const { id: environment } = await openEnvironment(world, "claire", "arvor", {
      name: "Rien de su",
      facts: {},
    });
    const { reference } = valueOf(await file("suggestion", { environment }));
    const { requests } = await askPrepared(reference);
    expect(requests.at(-1)?.items).toHaveLength(MOST_ITEMS + 1);
    const answers = requests.at(-1)?.items.map(({ item: at }) => ({ item: at, text: "Voici" }));
    const given = { params: { reference }, body: { answers } };
    valueOf(await world.as("claire")(ticketCommands["provide-information"], given));
    expect((await conformity(reference)).items.every(({ state }) => state === "met")).toBe(true);
  });

  test("under no key that the desk itself asks by", async () => {
    expect(await write("installation_help", "0", [item("environment")])).toMatchObject(
      refused("item_key_reserved", "items.0.key"),
    );
  });
});

describe("a ticket keeps the form in force at its filing", () => {
  test("also where nobody filled in a form", async () => {
    const { reference: before } = valueOf(await file("maintenance_delivery"));
    valueOf(await write("maintenance_delivery", "0", [item("first")]));
    const { reference: between } = valueOf(await file("maintenance_delivery"));
    valueOf(await write("maintenance_delivery", "1", [item("second")]));
    const { reference: after } = valueOf(await file("maintenance_delivery"));
    const forms = [];
    for (const reference of [before, between, after])
      forms.push((await conformity(reference)).form);
    expect(forms).toEqual([0, 1, 2]);
    expect((await conformity(between)).prepared.items.map(({ key }) => key)).toEqual(["first"]);
  });

  test("and no number of a form is larger than there can be", async () => {
    expect(await file("problem_report", { intake: { form: 2_147_483_648 } })).toMatchObject(
      refused("out_of_range", "intake.form"),
    );
  });
});

test("R-31-09 confirming a system answers a request that was followed by another", async () => {
  const { id, version } = await openEnvironment(world, "claire", "arvor", {
    name: "Demandé avant",
    facts: {},
  });
  const { reference } = valueOf(await file("problem_report", { environment: id }));
  const params = { reference };
  const { version: asked, requests } = await askPrepared(reference);
  const environmentItem = requests.at(-1)?.environmentItem ?? 0;
  const logs = requests.at(-1)?.keys.indexOf("logs") ?? -1;
  const more = { params, ifMatch: asked, body: { items: ["Une capture"] } };
  valueOf(await world.as("nadia")(ticketCommands["request-information"], more));
  const confirm = { params: { environment: id }, ifMatch: version, body: { facts: WHOLE } };
  valueOf(await world.as("claire")(confirmEnvironment, confirm));
  const request = requests.at(-1)?.sequence ?? 0;
  const answers = [
    { item: logs + 1, request, text: "Le journal d’alors" },
    { item: 1, text: "La capture" },
  ];
  valueOf(
    await world.as("claire")(ticketCommands["provide-information"], { params, body: { answers } }),
  );
  const shown = valueOf(await world.as("claire")(getTicket, { params }));
  expect(shown.requests[0]?.items[environmentItem - 1]).toMatchObject({
    answered: true,
    answer: expect.stringContaining("Demandé avant") as string,
  });
  expect(shown.requests[0]?.items[logs]).toMatchObject({ answer: "Le journal d’alors" });
  expect(shown.requests[1]?.items[0]).toMatchObject({ answered: true, answer: "La capture" });
});
