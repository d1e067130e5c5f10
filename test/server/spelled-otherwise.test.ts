import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as agentsApi from "#api/agents.ts";
import {
  changeOrganisation,
  createOrganisation,
  endMembership,
  listOrganisations,
} from "#api/organisations.ts";
import { createOffer } from "#api/offers.ts";
import { addProduct } from "#api/programme-sheets.ts";
import { endSession, listSessions } from "#api/session.ts";
import { fileTicket, getTicket, listTickets } from "#api/tickets.ts";
import { PLAIN } from "#core/contracts/templates/template.ts";
import { sendFile, valueOf } from "#test/harness/case.ts";
import { filing } from "#test/harness/knock.ts";
import { handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { now, sleep } from "#server/platform/time.ts";
import { done, refused } from "#test/harness/refused.ts";
import { plainly, storedTicket } from "#test/harness/told.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let hands: Hands;
beforeAll(async () => {
  world = await openWorld();
  hands = handsOn(world);
});
afterAll(() => world.close());

/** The row says what its events do: else `verify` takes it for tampering. */
async function rowIsFold(reference: string): Promise<void> {
  const { row, fold } = await storedTicket(world.context.database.desk, reference);
  expect(plainly(row)).toEqual(plainly(fold));
}

test("a moment that is told finer than the desk keeps it is kept as the desk can", async () => {
  const reference = await momentsOf(hands).suspended();
  const saidAt = now().toString({ fractionalSecondDigits: 3 }).replace("Z", "482456Z");
  await sleep(5);
  const recorded = { saidBy: world.people.lead.id, channel: "phone", saidAt } as const;
  await hands.does("nadia", reference, "provide-information", { text: "Les journaux", recorded });
  await rowIsFold(reference);
});

describe("an id in capitals is the id that it spells", () => {
  test("of an administrator who would shut themselves, and everybody, out", async () => {
    const agent = world.people.admin.id.toUpperCase();
    const change = (body: { active?: boolean; roles?: "agent"[] }) =>
      world.as("admin")(agentsApi.changeAgent, { params: { agent }, body });
    expect(await change({ active: false })).toMatchObject(refused("own_account"));
    expect(await change({ roles: ["agent"] })).toMatchObject(refused("last_administrator"));
  });

  test("of whom a ticket is given to, once", async () => {
    const reference = await momentsOf(hands).open();
    const assignee = world.people.second.id.toUpperCase();
    await hands.does("nadia", reference, "assign", { assignee });
    expect(await hands.give("nadia", reference, "assign", { assignee })).toMatchObject(
      refused("already_assigned"),
    );
    await rowIsFold(reference);
  });

  test("of one's file", async () => {
    const { reference } = await hands.file("claire");
    const attachments = [(await sendFile(world, "claire")).toUpperCase()];
    expect(
      await hands.give("claire", reference, "reply", { text: "Voici", attachments }),
    ).toMatchObject(done);
    await rowIsFold(reference);
  });

  test("of one's session, which ends", async () => {
    const mine = async () => valueOf(await world.as("own")(listSessions, {})).items;
    const [current] = await mine();
    const session = current?.id.toUpperCase() ?? "";
    expect(await world.as("own")(endSession, { params: { session } })).toMatchObject(done);
    expect(await world.as("own")(listSessions, {})).toMatchObject(refused("not_signed_in"));
  });

  test("of who leaves an organisation, and is heard no more from then on", async () => {
    const { reference } = await hands.file("claire");
    const organisation = world.organisations.arvor.toUpperCase();
    const contact = world.people.claire.id.toUpperCase();
    await world.as("manager")(endMembership, { params: { organisation, contact } });
    expect(await hands.give("claire", reference, "reply", { text: "Encore là" })).toMatchObject(
      refused("not_found"),
    );
  });
});

/** The signs that keyboards and programs write for one text. */
const COMPOSED = "Échec : « écran noir »";
const SPELLINGS = [
  COMPOSED,
  COMPOSED.normalize("NFD"),
  COMPOSED.replaceAll(" ", "\u00A0"),
  COMPOSED.replaceAll(" ", "\u202F"),
  COMPOSED.normalize("NFD").toUpperCase(),
];

describe("one text is one text, however its signs and blanks are written", () => {
  const find = async (search: string) =>
    valueOf(await world.as("lead")(listTickets, { query: { search } })).items;

  test.each(SPELLINGS)("a subject like %j is found by every other", async (subject) => {
    const body = filing(world, { subject }) as never;
    const { reference } = valueOf(await world.as("lead")(fileTicket, { body }));
    for (const search of SPELLINGS) {
      const found = (await find(`  ${search} `)).map((one) => one.reference);
      expect([search, found.includes(reference)]).toEqual([search, true]);
    }
    const ticket = valueOf(await world.as("lead")(getTicket, { params: { reference } }));
    expect(ticket.subject).toBe(subject.normalize("NFC"));
    await rowIsFold(reference);
  });

  test("blanks find blanks alone, and as many as there are", async () => {
    const body = filing(world, { subject: "Mise en attente" }) as never;
    valueOf(await world.as("lead")(fileTicket, { body }));
    expect(await find("Mise en\u00A0attente")).toHaveLength(1);
    expect(await find("Mis  en")).toEqual([]);
    expect(await find("Mise_en")).toEqual([]);
    expect(await find("M se")).toEqual([]);
  });

  test("a name that is taken is taken in every spelling", async () => {
    const names = [
      "Nume\u0301rika",
      "Groupe\u00A0Arvor",
      "groupe\u202F \u00A0ARVOR",
      "NUME\u0301RIKA",
    ];
    const taken = refused("name_taken", "name");
    for (const name of names) {
      const body = { name, kind: "customer" } as const;
      expect([name, await world.as("manager")(createOrganisation, { body })]).toMatchObject([
        name,
        taken,
      ]);
    }
    const params = { organisation: world.organisations.kerlann };
    const rename = (name: string) =>
      world.as("manager")(changeOrganisation, { params, body: { name } });
    expect(await rename("Groupe\u00A0Arvor")).toMatchObject(taken);
    expect(await rename("Ville\u00A0de\u00A0Kerlann")).toMatchObject(done);
    const { items } = valueOf(
      await world.as("nadia")(listOrganisations, { query: { search: "ville de kerlann" } }),
    );
    expect(items.map(({ name }) => name)).toEqual(["Ville\u00A0de\u00A0Kerlann"]);
  });

  test("of offers and products, too", async () => {
    const [first, ...others] = ["Éclair été", "E\u0301clair\u00A0été", "ÉCLAIR\u2009ÉTÉ"];
    const product = (name = "") => world.as("admin")(addProduct, { body: { name } });
    const offer = (name = "") =>
      world.as("admin")(createOffer, { body: { name, terms: { ...PLAIN } } } as never);
    for (const make of [product, offer]) {
      expect(await make(first)).toMatchObject(done);
      for (const name of others)
        expect(await make(name)).toMatchObject(refused("name_taken", "name"));
    }
  });
});
