import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSigning, readSigningTrust } from "#server/main/signing-key.ts";
import { newSigningSecret, signingKeyOf } from "#server/platform/signing.ts";
import { now } from "#server/platform/time.ts";
import { hashOfHeads, signedContent, signHeads } from "#server/signings/commands.ts";
import { verifySignings } from "#server/signings/index.ts";
import { handsOn, momentsOf } from "#test/harness/hands.ts";
import { tamper } from "#test/harness/superuser.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
  for (const day of [0, 1, 2]) {
    await momentsOf(handsOn(world)).open();
    await sign(day);
  }
});
afterEach(() => world.close());

const sign = (days: number, config = world.context.config) =>
  signHeads({ ...world.context, ...openSigning(config) }, now().add({ hours: 24 * days }));
const dayOf = (days: number) =>
  now()
    .add({ hours: 24 * days })
    .toZonedDateTimeISO("UTC")
    .toPlainDate()
    .toString();
const found = (config = world.context.config) =>
  verifySignings(world.context.database.desk, readSigningTrust(config));
const secret = (name: string) => join(world.context.config.dataDirectory, "secrets", name);

/** As somebody who owns the database and has a key of their own signs everything anew. */
async function signAnew(key: string): Promise<void> {
  const { publicKey, sign: signing } = signingKeyOf(key);
  const { desk } = world.context.database;
  const hex = (bytes: Buffer) => `'\\x${bytes.toString("hex")}'`;
  let previous: Buffer | null = null;
  for (const { day } of await desk
    .selectFrom("signed_heads")
    .select("day")
    .orderBy("day")
    .execute()) {
    const heads = await desk.selectFrom("signed_head").selectAll().where("day", "=", day).execute();
    const hash = hashOfHeads(heads);
    const signature = signing(signedContent(day, hash, previous));
    await tamper(
      world.context.database,
      `update signed_heads set public_key = ${hex(publicKey)}, signature = ${hex(signature)},
         heads_hash = '\\x${hash}', previous_signature = ${previous === null ? "null" : hex(previous)} where day = '${day}'`,
    );
    previous = signature;
  }
}

describe("what was signed is judged by what the desk keeps outside of the database", () => {
  test("a signature, a head or a day that is changed is named", async () => {
    expect(await found()).toEqual([]);
    const { database } = world.context;
    const unknown = { why: "key_unknown", key: expect.stringMatching(/^[\w+/]{43}=$/) } as const;
    const forged = [
      ["update signed_head set hash = sha256('x') where day = 'D1'", { why: "signature" }, "D1"],
      ["update signed_heads set public_key = sha256('x') where day = 'D2'", unknown, "D2"],
      [
        "update signed_heads set signature = sha512('x') where day = 'D1'",
        { why: "signature" },
        "D1",
      ],
      [
        "update signed_heads set heads_hash = sha256('x') where day = 'D2'",
        { why: "signature" },
        "D2",
      ],
    ] as const;
    const dated = (text: string) => text.replaceAll("D1", dayOf(1)).replaceAll("D2", dayOf(2));
    for (const [statement, finding, day] of forged) {
      const table = statement.startsWith("update signed_heads") ? "signed_heads" : "signed_head";
      await tamper(database, `create table kept as select * from ${table}`, dated(statement));
      expect([statement, (await found())[0]]).toEqual([statement, { ...finding, day: dated(day) }]);
      await tamper(
        database,
        `delete from ${table}`,
        `insert into ${table} select * from kept`,
        "drop table kept",
      );
    }
    await tamper(
      database,
      dated("delete from signed_head where day = 'D1'"),
      dated("delete from signed_heads where day = 'D1'"),
    );
    expect(await found()).toContainEqual({ why: "signature", day: dayOf(2) });
  });

  test("all of it signed anew by whoever owns the database is by a key that is not the desk's", async () => {
    const theirs = newSigningSecret();
    await signAnew(theirs);
    const key = signingKeyOf(theirs).publicKey.toString("base64");
    expect(await found()).toContainEqual({ why: "key_unknown", day: dayOf(0), key });
  });

  test("signings that are cut from the end are missed, all of them too, and also after the next one", async () => {
    const cut = { why: "signings_cut", day: dayOf(2), number: 3 };
    const { database } = world.context;
    await tamper(
      database,
      `delete from signed_head where day = '${dayOf(2)}'`,
      `delete from signed_heads where day = '${dayOf(2)}'`,
    );
    expect(await found()).toEqual([cut]);
    expect(await sign(3)).toBe("signed");
    expect(await sign(4)).toBe("signed");
    expect(await found()).toEqual([cut]);
    await tamper(database, "delete from signed_head", "delete from signed_heads");
    expect(await found()).toEqual([cut]);
  });

  test("the newest signing is marked once it is committed, and the mark is made up for after a crash", async () => {
    const mark = secret("newest-signing");
    const marked = readFileSync(mark, "utf8");
    expect(JSON.parse(marked)).toMatchObject({ number: 3, day: dayOf(2) });
    await sign(3);
    writeFileSync(mark, marked);
    expect(await found()).toEqual([]);
    expect(await sign(3)).toBe("signed_before");
    expect(JSON.parse(readFileSync(mark, "utf8"))).toMatchObject({ number: 4, day: dayOf(3) });
    rmSync(mark);
    expect(readSigningTrust(world.context.config).marked).toBeUndefined();
    expect(await found()).toEqual([]);
  });
});

describe("another key", () => {
  test("may follow, and what the earlier one signed still holds", async () => {
    const { config } = world.context;
    rmSync(secret("signing-key"));
    expect(await sign(3)).toBe("signed");
    expect(await sign(4, { ...config, signingKey: newSigningSecret() })).toBe("signed");
    expect(await found()).toEqual([]);
    expect(readSigningTrust(config).marked).toMatchObject({ number: 5 });
  });

  test("is known elsewhere where the configuration names it, and only there", async () => {
    const { config } = world.context;
    const key = openSigning(config).signingKey.publicKey.toString("base64");
    const elsewhere = { ...config, dataDirectory: join(config.dataDirectory, "elsewhere") };
    expect(await found(elsewhere)).toEqual([{ why: "key_unknown", day: dayOf(0), key }]);
    expect(await found({ ...elsewhere, signingKeysKnown: [key] })).toEqual([]);
  });
});
