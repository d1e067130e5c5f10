import { statSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSigning, readSigningTrust } from "#server/main/signing-key.ts";
import { addJob } from "#server/platform/jobs.ts";
import { newSigningSecret, signatureHolds, signingKeyOf } from "#server/platform/signing.ts";
import { now } from "#server/platform/time.ts";
import { signHeads } from "#server/signings/commands.ts";
import { verifySignings } from "#server/signings/index.ts";
import { handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { run } from "#test/harness/program.ts";
import { tamper } from "#test/harness/superuser.ts";
import { storedTicket } from "#test/harness/told.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let hands: Hands;
beforeAll(async () => {
  world = await openWorld();
  hands = handsOn(world);
});
afterAll(() => world.close());

const url = ({ host, database, user, password }: pg.PoolConfig) =>
  `postgresql://${user}:${encodeURIComponent(String(password))}@localhost/${database}?host=${host}`;

/** Runs the terminal command on this world's database; answers its exit code and its lines. */
async function verify(asked: string, language = "en_GB.UTF-8") {
  const { access } = world.context.database;
  const program = run([process.execPath, "server/main/index.js", "server/main/verify.ts", asked], {
    DATABASE_URL: url(access.desk),
    DATABASE_OWNER_URL: url(access.owner),
    DATABASE_PORTAL_URL: url(access.portal),
    DATA_DIR: world.context.config.dataDirectory,
    LANG: language,
  });
  const code = await program.ended();
  return { code, said: program.output().trim().split("\n"), failed: program.errors().trim() };
}

/** What verifying cannot see before the desk has signed for the first time. */
const endUnseen = () =>
  `No newest signing is kept in ${world.context.config.dataDirectory}: whether signings were cut from the end cannot be seen from here.`;

describe("permanence verify", { timeout: 60_000 }, () => {
  test("says in the terminal's language that a ticket's chains hold, and how many events", async () => {
    const reference = await momentsOf(hands).suspended();
    await hands.does("nadia", reference, "note", { text: "Cache" });
    expect(await verify(reference)).toEqual({
      code: 0,
      said: [endUnseen(), `${reference}: 4 events, both chains hold.`],
      failed: "",
    });
    const french = await verify(reference, "fr_FR.UTF-8");
    expect(french).toMatchObject({
      code: 0,
      said: [expect.anything(), expect.stringMatching(/4.*chaînes/)],
    });
  });

  test("names the first broken link of a ticket, and ends with code 1", async () => {
    const reference = await momentsOf(hands).suspended();
    const { id } = await storedTicket(world.context.database.desk, reference);
    await tamper(
      world.context.database,
      `update event set payload = '{}' where ticket_id = '${id}' and sequence = 2`,
    );
    const told = await verify(reference);
    expect(told).toMatchObject({
      code: 1,
      said: [`${reference}, public chain: event 2 was changed.`, endUnseen()],
    });
    expect(told.failed.split("\n")).toHaveLength(1);
    const all = await verify("--all");
    expect(all).toMatchObject({ code: 1, said: told.said, failed: told.failed });
    await tamper(
      world.context.database,
      `delete from event_text where ticket_id = '${id}'`,
      `delete from event where ticket_id = '${id}'`,
      `delete from ticket where id = '${id}'`,
    );
    expect(await verify("--all")).toMatchObject({
      code: 0,
      said: [
        endUnseen(),
        expect.stringMatching(/^\d+ tickets? checked: every chain and every signature holds\.$/),
      ],
    });
  });

  test("names what is left of a ticket that is gone, and a row that no ticket is made of", async () => {
    const { database } = world.context;
    const [gone, unread] = [await momentsOf(hands).open(), await momentsOf(hands).open()];
    const { id } = await storedTicket(database.desk, gone);
    await tamper(
      database,
      `delete from ticket where id = '${id}'`,
      `update ticket set facts = '{}' where reference = '${unread}'`,
    );
    const told = await verify("--all");
    expect(told).toMatchObject({
      code: 1,
      said: [
        `${unread}: the ticket’s row says something else than its events do.`,
        `Events, texts or files of a ticket that does not exist: ${id}.`,
        endUnseen(),
      ],
    });
    expect(told.failed).toMatch("does not hold in 2 place(s)");
    const { id: other } = await database.desk
      .selectFrom("ticket")
      .select("id")
      .where("reference", "=", unread)
      .executeTakeFirstOrThrow();
    await tamper(
      database,
      ...["event_text", "event"].map(
        (table) => `delete from ${table} where ticket_id in ('${id}', '${other}')`,
      ),
      `delete from ticket where id = '${other}'`,
    );
  });

  test("refuses a reference that there is not, and no reference at all, in one sentence each", async () => {
    for (const asked of ["EXO-2020-999999", "nonsense"]) {
      const told = await verify(asked);
      expect(told.code).toBe(1);
      expect(told.failed).toContain(asked);
      expect(told.failed.split("\n")).toHaveLength(1);
    }
  });
});

describe("the heads are signed", () => {
  const signings = () =>
    world.context.database.desk.selectFrom("signed_heads").selectAll().orderBy("day").execute();

  test("once a day, each signature over the one before, by whoever comes first", async () => {
    await momentsOf(hands).open();
    const deps = { ...world.context, ...openSigning(world.context.config) };
    const [today, tomorrow] = [now(), now().add({ hours: 24 })];
    const both = await Promise.all([signHeads(deps, today), signHeads(deps, today)]);
    expect(both.toSorted()).toEqual(["signed", "signed_before"]);
    expect(await signHeads(deps, tomorrow)).toBe("signed");
    expect(await signHeads(deps, today)).toBe("signed_before");
    const [first, second] = await signings();
    expect(first?.previous_signature).toBeNull();
    expect(second?.previous_signature).toEqual(first?.signature);
    expect(first?.public_key).toEqual(deps.signingKey.publicKey);
    expect(await verifySignings(deps.database.desk, readSigningTrust(deps.config))).toEqual([]);
    const { rows } = await sql`select * from signed_head where day = ${second?.day}::date`.execute(
      deps.database.desk,
    );
    expect(rows).toEqual([]);
  });

  test("by the worker's job, which may run twice", async () => {
    const { desk } = world.context.database;
    const before = (await signings()).length;
    for (let times = 0; times < 2; times += 1) {
      await desk.transaction().execute((tx) => addJob(tx, "sign-heads", {}));
      await world.work();
    }
    expect(await signings()).toHaveLength(before);
  });

  test("with a key that is made once and kept for the desk alone, or that the configuration gives", () => {
    const { config } = world.context;
    const { signingKey: key } = openSigning(config);
    expect(openSigning(config).signingKey.publicKey).toEqual(key.publicKey);
    const file = statSync(join(config.dataDirectory, "secrets", "signing-key"), {
      throwIfNoEntry: false,
    });
    expect((file?.mode ?? 0) & 0o777).toBe(0o600);
    const signingKey = newSigningSecret();
    const { signingKey: given } = openSigning({ ...config, signingKey });
    expect(given.publicKey).toEqual(signingKeyOf(signingKey).publicKey);
    expect(given.publicKey).not.toEqual(key.publicKey);
    const content = Buffer.from("heads");
    expect(signatureHolds(given.publicKey, content, given.sign(content))).toBe(true);
    expect(signatureHolds(key.publicKey, content, given.sign(content))).toBe(false);
  });
});
