import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyChains } from "#server/events/index.ts";
import { openSigning } from "#server/main/signing-key.ts";
import { now } from "#server/platform/time.ts";
import { signHeads } from "#server/signings/commands.ts";
import { chainedTicket } from "#test/harness/chained-ticket.ts";
import { handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { storedTicket } from "#test/harness/told.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let hands: Hands;
let reference: string;
beforeAll(async () => {
  world = await openWorld();
  hands = handsOn(world);
  reference = await momentsOf(hands).answered();
  await hands.does("nadia", reference, "note", { text: "Cache" });
  await signHeads({ ...world.context, ...openSigning(world.context.config) }, now());
});
afterAll(() => world.close());

/** A statement as one of the three roles; answers the error's code, or how many rows it changed. */
async function as(role: "owner" | "desk" | "portal", statement: string): Promise<string | number> {
  const client = new pg.Client(world.context.database.access[role]);
  await client.connect();
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code ?? "?";
    throw error;
  } finally {
    await client.end();
  }
}

const APPEND_ONLY = "P0403";
const NO_PRIVILEGE = "42501";
const READ_ONLY = "25006";

describe.each(["event", "signed_heads", "signed_head"])("%s is append-only", (table) => {
  const column = { event: "type", signed_heads: "signature", signed_head: "hash" }[table] ?? "";
  const statements = [`update ${table} set ${column} = ${column}`, `delete from ${table}`];

  test("for its owner, by trigger", async () => {
    for (const statement of [...statements, `truncate ${table} cascade`])
      expect([statement, await as("owner", statement)]).toEqual([statement, APPEND_ONLY]);
  });

  test("for the desk and the portal, which have not even the right", async () => {
    for (const statement of [...statements, `truncate ${table}`]) {
      expect([statement, await as("desk", statement)]).toEqual([statement, NO_PRIVILEGE]);
      expect([NO_PRIVILEGE, READ_ONLY]).toContain(await as("portal", statement));
    }
  });

  test("and nobody but its owner can take the trigger away", async () => {
    expect(await as("desk", `alter table ${table} disable trigger all`)).toBe(NO_PRIVILEGE);
    expect(await as("desk", "set session_replication_role = replica")).toBe(NO_PRIVILEGE);
    expect(await as("owner", "set session_replication_role = replica")).toBe(NO_PRIVILEGE);
  });
});

describe("words", () => {
  test("are never rewritten, by whatever role", async () => {
    for (const statement of [
      "update event_text set text = 'Autre chose'",
      "update event_text set text = 'Autre chose', salt = decode('00', 'hex')",
      "update event_text set name = 'other', text = null, salt = null",
      "delete from event_text",
    ])
      expect([statement, await as("owner", statement)]).toEqual([statement, APPEND_ONLY]);
    expect(await as("owner", "truncate event_text")).toBe(APPEND_ONLY);
    expect(await as("desk", "update event_text set text = 'Autre chose'")).toBe(APPEND_ONLY);
    expect(await as("desk", "update event_text set name = 'other'")).toBe(NO_PRIVILEGE);
    expect(await as("desk", "delete from event_text")).toBe(NO_PRIVILEGE);
  });

  test("are erased with their salt, never by half; and the chains still hold", async () => {
    const { database } = world.context;
    expect(await as("desk", "update event_text set text = null")).toBe(APPEND_ONLY);
    const erased = await as(
      "desk",
      "update event_text set text = null, salt = null where name = 'description'",
    );
    expect(erased).toBe(1);
    const { id, row } = await storedTicket(database.desk, reference);
    expect(await verifyChains(database.desk, id, row)).toEqual([]);
    const shown = await hands.see("claire", reference);
    expect(shown.description).toBeNull();
    expect(shown.events[0]?.texts).toMatchObject({ description: null, subject: shown.subject });
  });
});

describe("a file that was handed in", () => {
  test("is never changed nor taken away, by whatever role, but erased whole", async () => {
    const { id } = await chainedTicket(world, hands);
    const none = "decode(repeat('00', 32), 'hex')";
    for (const change of [
      "set name = 'other.log'",
      "set sha256 = sha256('x')",
      `set salt = null, name = '', sha256 = ${none}, media_type = 'text/html'`,
      "set ticket_id = null, chain = null, sequence = null",
    ]) {
      const statement = `update attachment ${change} where ticket_id = '${id}'`;
      expect([change, await as("owner", statement)]).toEqual([change, APPEND_ONLY]);
      expect([change, await as("desk", statement)]).toEqual([change, APPEND_ONLY]);
    }
    const half = `update attachment set salt = null where ticket_id = '${id}'`;
    expect(await as("desk", half)).toBe("23514");
    expect(await as("desk", `delete from attachment where ticket_id = '${id}'`)).toBe(APPEND_ONLY);
    expect(await as("owner", "truncate attachment")).toBe(APPEND_ONLY);
    const whole = `update attachment set salt = null, name = '', sha256 = ${none} where ticket_id = '${id}'`;
    expect(await as("desk", whole)).toBe(1);
  });
});
