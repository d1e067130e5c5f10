import { afterAll, beforeAll, expect, test } from "vitest";
import { getMe } from "#api/session.ts";
import { notify } from "#server/platform/notify.ts";
import { openSessions } from "#server/platform/sessions.ts";
import { dateOf, now } from "#server/platform/time.ts";
import { identityNotice } from "#server/sign-in/index.ts";
import { networkOf } from "#server/throttle/commands.ts";
import { done, refused } from "#test/harness/refused.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("what another process changes is known here without waiting for what was remembered", async () => {
  const { id, userId } = world.people.claire;
  expect(await world.as("claire")(getMe, {})).toMatchObject(done);
  await world.context.database.desk.transaction().execute(async (tx) => {
    await tx.deleteFrom("auth.session").where("user_id", "=", userId).execute();
    await notify(tx, identityNotice(id));
  });
  await expect
    .poll(() => world.as("claire")(getMe, {}), { timeout: 2_000, interval: 20 })
    .toMatchObject(refused("not_signed_in"));
});

test("a session ends with its time, and is swept with whatever else expired", async () => {
  const { desk } = world.context.database;
  const past = dateOf(now().subtract({ minutes: 1 }));
  const { userId } = world.people.rival;
  await desk
    .updateTable("auth.session")
    .set({ expires_at: past })
    .where("user_id", "=", userId)
    .execute();
  await desk
    .insertInto("auth.throttle")
    .values({ key: "old", attempts: 3, window_ends_at: past })
    .execute();
  expect(await world.as("rival")(getMe, {})).toMatchObject(refused("not_signed_in"));
  await world.context.database.deskPool.query("select graphile_worker.add_job('sign-in:sweep')");
  await world.work();
  const left = await desk
    .selectFrom("auth.session")
    .select("user_id")
    .where("user_id", "=", userId)
    .execute();
  expect(left).toEqual([]);
  const keys = await desk.selectFrom("auth.throttle").select("key").execute();
  expect(keys).toEqual([]);
});

test("tokens are long and chance alone, and the cookie travels by https where the desk has it", async () => {
  const { desk } = world.context.database;
  const secret = world.context.authSecret;
  const sessions = await openSessions({ desk, secret, secure: true });
  const from = { address: "127.0.0.1", userAgent: undefined };
  const one = await sessions.open(world.people.nadia.userId, from);
  const other = await sessions.open(world.people.nadia.userId, from);
  expect(one.cookie).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  const tokens = [one, other].map(({ cookie }) => sessions.tokenOf(cookie.split(";")[0]) ?? "");
  expect(tokens[0]).not.toBe(tokens[1]);
  for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9]{32}$/);
  const elsewhere = await openSessions({ desk, secret: "x".repeat(40), secure: true });
  expect(elsewhere.tokenOf(one.cookie.split(";")[0])).toBeUndefined();
});

test("passwords are kept as salted hashes, which open nothing themselves", async () => {
  const { desk } = world.context.database;
  const sessions = await openSessions({ desk, secret: world.context.authSecret, secure: false });
  const hash = await sessions.hashPassword("un mot de passe long");
  expect(hash).not.toBe(await sessions.hashPassword("un mot de passe long"));
  expect(await sessions.passwordMatches(hash, "un mot de passe long")).toBe(true);
  expect(await sessions.passwordMatches(hash, hash)).toBe(false);
  expect(await sessions.passwordMatches(undefined, "un mot de passe long")).toBe(false);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
])("attempts from %s count for %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
