import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countQueues, listTickets, type Queue } from "#api/tickets.ts";
import type { TicketSummary } from "#api/ticket-views.ts";
import type { GivenQuery } from "#api/route.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { complete, handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

const clock = openClock();
let world: World;
let hands: Hands;
let reach: ReturnType<typeof momentsOf>;
beforeAll(async () => {
  world = await openWorld({}, clock.now);
  hands = handsOn(world);
  reach = momentsOf(hands);
});
afterAll(() => world.close());

type Asked = GivenQuery<typeof listTickets>;

const page = async (person: PersonKey, query: Asked) =>
  valueOf(await world.as(person)(listTickets, { query }));
const references = (items: readonly TicketSummary[]) => items.map(({ reference }) => reference);

/** Every page, each of so many, one after the other. */
async function walk(person: PersonKey, query: Asked, limit: number, between = async () => {}) {
  const found: TicketSummary[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await page(person, {
      ...query,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...items);
    if (next === null) return found;
    cursor = next;
    await between();
  }
}

describe("the desk's queues", () => {
  test("hold each what they say, and nothing that is closed", async () => {
    const fresh = (await hands.file("claire")).reference;
    const mine = await reach.open();
    const theirs = await reach.suspended();
    const back = await reach.answered();
    const proposed = await reach.resolved();
    const closed = await reach.closed();
    const { reference: others } = await hands.file("claire");
    await hands.does("second", others, "take", {});
    const holds = async (queue: Queue) => references(await walk("nadia", { queue }, 50));
    expect(await holds("unassigned")).toEqual([fresh]);
    expect((await holds("mine")).toSorted()).toEqual([mine, theirs, back, proposed].toSorted());
    expect((await holds("waiting_desk")).toSorted()).toEqual(
      [fresh, mine, back, others].toSorted(),
    );
    expect((await holds("waiting_beneficiary")).toSorted()).toEqual([theirs, proposed].toSorted());
    const all = await holds("all");
    expect(all).toHaveLength(6);
    expect(all).not.toContain(closed);
    const { queues } = valueOf(await world.as("nadia")(countQueues, {}));
    expect(queues).toEqual([
      { queue: "unassigned", count: 1, more: false },
      { queue: "mine", count: 4, more: false },
      { queue: "waiting_desk", count: 4, more: false },
      { queue: "waiting_beneficiary", count: 2, more: false },
      { queue: "all", count: 6, more: false },
      { queue: "at_risk", count: 0, more: false },
      { queue: "escalated", count: 0, more: false },
    ]);
  });

  test("are read by severity, then by who waits longest", async () => {
    for (const severity of [3, 1, 4, 2, 1, 3] as const) {
      clock.pass({ minutes: 5 });
      await hands.file("claire", { severity });
    }
    for (const queue of ["unassigned", "all", "waiting_desk"] as const) {
      const items = await walk("nadia", { queue }, 3);
      const keys = items.map(
        ({ severity, waitingSince }) => `${severity} ${Date.parse(waitingSince)}`,
      );
      expect(keys).toEqual(keys.toSorted());
      expect(new Set(references(items)).size).toBe(items.length);
    }
  });

  test("are the desk's: contacts filter, and administrators work no tickets", async () => {
    const query = { queue: "all" } as const;
    for (const person of ["claire", "admin"] as const)
      expect(await world.as(person)(listTickets, { query })).toMatchObject(refused("forbidden"));
    expect(await world.as("claire")(countQueues, {})).toMatchObject(refused("forbidden"));
  });
});

describe("lines that are kept from page to page", () => {
  const desk = () => world.context.database.desk;

  test("say a new name as soon as its change commits, and not before", async () => {
    const { reference } = await hands.file("claire");
    const shown = async () => {
      const { items } = await page("nadia", { queue: "all", limit: 100 });
      return items.find((item) => item.reference === reference);
    };
    const before = await shown();
    if (before === undefined) throw new Error("The ticket stands in no queue");
    const { filer, organisation } = before;
    const rename = (table: "contact" | "organisation", id: string, name: string) =>
      desk().updateTable(table).set({ name }).where("id", "=", id);
    await rename("contact", filer.id, "Claire Renommée").execute();
    expect((await shown())?.filer.name).toBe("Claire Renommée");
    await desk()
      .transaction()
      .execute(async (tx) => {
        await tx
          .updateTable("organisation")
          .set({ name: "Pas encore" })
          .where("id", "=", organisation.id)
          .execute();
        expect((await shown())?.organisation.name).toBe(organisation.name);
      });
    expect((await shown())?.organisation.name).toBe("Pas encore");
    await rename("organisation", organisation.id, organisation.name).execute();
    await rename("contact", filer.id, filer.name).execute();
    expect(await shown()).toMatchObject({ filer, organisation });
  });

  test("say what a ticket became with the very next page", async () => {
    const { reference } = await hands.file("claire");
    const state = async () => {
      const { items } = await page("nadia", { queue: "all", limit: 100 });
      return items.find((item) => item.reference === reference)?.state;
    };
    expect(await state()).toBe("new");
    await hands.does("nadia", reference, "take", {});
    expect(await state()).toBe("open");
  });
});

describe("pages by key", () => {
  test("lose nothing and repeat nothing of what stands still, while other tickets change", async () => {
    const before = references(await walk("nadia", { queue: "unassigned" }, 100));
    const spare: string[] = [];
    for (const severity of [1, 2, 3] as const)
      spare.push((await hands.file("claire", { severity })).reference);
    const disturb = async () => {
      const gone = spare.pop();
      if (gone !== undefined) await hands.does("second", gone, "take", {});
      await hands.file("claire", { severity: 1 });
    };
    const seen = references(await walk("nadia", { queue: "unassigned" }, 2, disturb));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((one) => before.includes(one))).toEqual(before);
  });

  test("go by what changed last where no queue is asked for", async () => {
    const items = await walk("claire", {}, 4);
    const changes = items.map(({ changedAt }) => Date.parse(changedAt));
    expect(changes).toEqual(changes.toSorted((a, b) => b - a));
    expect(new Set(references(items)).size).toBe(items.length);
  });

  test("refuse a cursor that is none, or of another order", async () => {
    const { next } = await page("nadia", { queue: "all", limit: 1 });
    for (const query of [
      { cursor: "nonsense" },
      { cursor: next ?? "" },
      { queue: "all" as const, cursor: Buffer.from('{"at":"x"}').toString("base64url") },
    ])
      expect(await world.as("nadia")(listTickets, { query })).toMatchObject(refused("bad_cursor"));
  });
});

describe("search and filters", () => {
  test("find a reference or words of a subject, whatever their case", async () => {
    const { reference } = await hands.file("claire", { subject: "Index LDAP 100% plein_à ras" });
    for (const search of [reference, reference.slice(-6), "index ldap", "100%", "plein_à"])
      expect(references((await page("claire", { search })).items)).toEqual([reference]);
  });

  test("take signs of patterns and of SQL for what they are", async () => {
    const { reference } = await hands.file("claire", {
      subject: "Chemin C:\\temp ou l'apostrophe",
    });
    for (const search of ["C:\\temp", "l'apostrophe"])
      expect(references((await page("nadia", { search })).items)).toEqual([reference]);
    for (const search of ["%zz", "_ndex_LDAP", "'; drop table ticket; --", "%%%%"])
      expect((await page("nadia", { search })).items).toEqual([]);
    expect((await page("nadia", { search: "%" })).items).toHaveLength(1);
  });

  test("narrow by state, severity, whom it waits for and organisation, together", async () => {
    const suspended = await reach.suspended();
    const query = {
      state: ["suspended", "resolved"],
      severity: [2],
      waitingOn: "beneficiary",
    } as const;
    const { items } = await page("nadia", {
      ...query,
      state: [...query.state],
      severity: [...query.severity],
    });
    expect(references(items)).toContain(suspended);
    for (const { state, severity, waitingOn } of items)
      expect([["suspended", "resolved"].includes(state), severity, waitingOn]).toEqual([
        true,
        2,
        "beneficiary",
      ]);
    const elsewhere = { organisation: world.organisations.orvalis };
    expect((await page("nadia", elsewhere)).items).toEqual([]);
    expect(
      await world.as("nadia")(listTickets, { query: { state: "gone" } as never }),
    ).toMatchObject({
      ok: false,
    });
  });
});

describe("what a contact finds", () => {
  test("is what the scope holds, however it is asked for", async () => {
    const rival = await hands.file("rival", {
      organisation: world.organisations.orvalis,
      subscription: world.subscriptions.orvalis,
      subject: "Rivale",
    });
    const own = await hands.file("own", { subject: "La mienne" });
    const of = async (person: PersonKey, query: Asked = {}) =>
      references(await walk(person, query, 50));
    expect(await of("rival")).toEqual([rival.reference]);
    expect(await of("own")).toEqual([own.reference]);
    expect(await of("claire")).toContain(own.reference);
    expect(await of("claire", { search: "Rivale" })).toEqual([]);
    expect(await of("claire", { search: rival.reference })).toEqual([]);
    expect(await of("claire", { organisation: world.organisations.orvalis })).toEqual([]);
  });

  test("R-32-25 puts what waits for them within one filter", async () => {
    const { reference } = await hands.file("own");
    await hands.does("nadia", reference, "take", {});
    const conclusion = complete.information;
    await hands.does("nadia", reference, "conclude", { conclusion });
    const { items } = await page("own", { waitingOn: "beneficiary" });
    expect(references(items)).toEqual([reference]);
  });
});

test("counting stops at ninety-nine, and says that there are more", async () => {
  const { desk } = world.context.database;
  const { reference } = await hands.file("claire");
  const row = await desk
    .selectFrom("ticket")
    .selectAll()
    .where("reference", "=", reference)
    .executeTakeFirstOrThrow();
  const copies = Array.from({ length: 150 }, (_, index) => ({
    ...row,
    id: crypto.randomUUID(),
    reference: `EXO-2020-${String(index).padStart(6, "0")}`,
    facts: JSON.stringify(row.facts),
    coverage: null,
  }));
  await desk.insertInto("ticket").values(copies).execute();
  const { queues } = valueOf(await world.as("nadia")(countQueues, {}));
  expect(queues).toContainEqual({ queue: "unassigned", count: 99, more: true });
  expect(queues.find(({ queue }) => queue === "waiting_beneficiary")).toMatchObject({
    more: false,
  });
});
