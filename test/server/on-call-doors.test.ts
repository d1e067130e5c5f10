import { createDecipheriv, createECDH, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  addPush,
  getPaging,
  getPush,
  removePaging,
  removePush,
  setPaging,
  testPaging,
} from "#api/alert-doors.ts";
import { acknowledgeAlert, listAlerts } from "#api/on-call.ts";
import { sealPagingSecret } from "#server/alert-doors/index.ts";
import { handlersOf } from "#server/main/worker.ts";
import { isSealed, openSealing } from "#server/platform/sealing.ts";
import { valueOf } from "#test/harness/case.ts";
import { openReceiver, takeTurns } from "#test/harness/on-call-desk.ts";
import { handsOn } from "#test/harness/hands.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld } from "#test/harness/world.ts";
import { now } from "#server/platform/time.ts";

const receiver = await openReceiver();
const world = await openWorld({ OUTGOING_NETWORKS: "127.0.0.0/8" });
const hands = handsOn(world);
const { nadia } = world.people;
afterAll(async () => {
  await world.close();
  await receiver.close();
});
const today = now().toZonedDateTimeISO("UTC").toPlainDate();
await takeTurns(world, today.subtract({ days: today.dayOfWeek - 1 }).toString());

/** What came to the addresses once a severe ticket was filed. */
async function called() {
  const { reference } = await hands.file("claire", { severity: 1 });
  await world.work();
  await world.work();
  return reference;
}
beforeEach(() => void receiver.take());

/** A browser that was subscribed, and can read what is pushed to it (RFC 8291). */
function openBrowser(path: string) {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  const auth = randomBytes(16);
  const keys = { p256dh: pair.getPublicKey("base64url"), auth: auth.toString("base64url") };
  return {
    body: { endpoint: `${receiver.url}${path}`, keys, browser: "Firefox, Linux" },
    read(sealed: Buffer): unknown {
      const [salt, theirs] = [sealed.subarray(0, 16), sealed.subarray(21, 86)];
      const derive = (secret: Buffer, salted: Buffer, info: Buffer, bytes: number) =>
        Buffer.from(hkdfSync("sha256", secret, salted, info, bytes));
      const info = Buffer.concat([Buffer.from("WebPush: info\0"), pair.getPublicKey(), theirs]);
      const secret = derive(pair.computeSecret(theirs), auth, info, 32);
      const key = derive(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
      const nonce = derive(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
      const cipher = createDecipheriv("aes-128-gcm", key, nonce);
      cipher.setAuthTag(sealed.subarray(-16));
      const text = Buffer.concat([cipher.update(sealed.subarray(86, -16)), cipher.final()]);
      return JSON.parse(text.subarray(0, text.lastIndexOf(2)).toString());
    },
  };
}

describe("a browser", () => {
  test("that an agent turned on is pushed the reference and the severity, sealed for it alone, and no more", async () => {
    const browser = openBrowser("/push/a");
    const { publicKey } = valueOf(await world.as("nadia")(getPush, {}));
    valueOf(await world.as("nadia")(addPush, { body: browser.body }));
    const reference = await called();
    const [pushed, ...others] = receiver.take();
    expect(others).toEqual([]);
    expect(pushed?.headers).toMatchObject({
      "content-encoding": "aes128gcm",
      urgency: "high",
      ttl: "600",
    });
    expect(pushed?.headers.authorization).toMatch(new RegExp(`^vapid t=.+, k=${publicKey}$`));
    const read = browser.read(pushed?.body ?? Buffer.alloc(0));
    expect(read).toMatchObject({
      title: `Astreinte\u00a0: ${reference}, sévérité 1`,
      path: `/console/tickets/${reference}`,
    });
    expect(JSON.stringify(read)).not.toMatch(/recherche|Arvor|Claire/);
    const { events } = await hands.see("nadia", reference);
    const alerted = events.find(({ type }) => type === "on-call-alerted");
    expect(alerted?.payload["by"]).toEqual(["mail", "web_push"]);
  });

  test("that is gone is forgotten, and one that fails is tried again", async () => {
    valueOf(await world.as("nadia")(addPush, { body: openBrowser("/push/410").body }));
    valueOf(await world.as("nadia")(addPush, { body: openBrowser("/push/503").body }));
    await called();
    const { items } = valueOf(await world.as("nadia")(getPush, {}));
    expect(items.map(({ endpoint }) => new URL(endpoint).pathname)).toEqual([
      "/push/a",
      "/push/503",
    ]);
    const notices = await world.context.database.desk
      .selectFrom("alert_notice")
      .select(["status", "outcome", "tries"])
      .where("door", "=", "web_push")
      .where("status", "=", 503)
      .execute();
    expect(notices).toEqual([{ status: 503, outcome: "failed", tries: 1 }]);
  });

  test("is its agent's alone, and the last who turned it on has it", async () => {
    const { items } = valueOf(await world.as("nadia")(getPush, {}));
    const params = { push: items.at(-1)?.id ?? "" };
    expect(await world.as("second")(removePush, { params })).toMatchObject(refused("not_found"));
    valueOf(await world.as("nadia")(removePush, { params }));
    valueOf(await world.as("second")(addPush, { body: openBrowser("/push/a").body }));
    expect(valueOf(await world.as("nadia")(getPush, {})).items).toEqual([]);
    const own = valueOf(await world.as("second")(getPush, {})).items;
    expect(own).toHaveLength(1);
    valueOf(await world.as("second")(removePush, { params: { push: own[0]?.id ?? "" } }));
  });

  test("stands on the Internet, and an agent has ten of them at the most", async () => {
    const { body } = openBrowser("/push");
    for (const endpoint of [
      "https://10.0.0.1/",
      "https://169.254.169.254/",
      "http://push.example/",
    ])
      expect(await world.as("second")(addPush, { body: { ...body, endpoint } })).toMatchObject(
        refused("address_refused"),
      );
    for (let count = 0; count < 10; count += 1)
      valueOf(await world.as("second")(addPush, { body: openBrowser(`/push/${count}`).body }));
    expect(await world.as("second")(addPush, { body })).toMatchObject(refused("too_many_browsers"));
  });
});

describe("a paging service", () => {
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const admin = world.as("admin");
  const url = `${receiver.url}/page`;

  test("needs an address of the Internet, and a secret with the first", async () => {
    expect(await admin(setPaging, { body: { url } })).toMatchObject(refused("secret_required"));
    expect(await admin(setPaging, { body: { url: "https://192.168.0.9/", secret } })).toMatchObject(
      refused("address_refused"),
    );
    expect(await admin(testPaging, {})).toMatchObject(refused("not_found"));
    const { url: set, setBy } = valueOf(await admin(setPaging, { body: { url, secret } }));
    expect([set, setBy]).toEqual([url, world.people.admin.name]);
    expect(valueOf(await admin(setPaging, { body: { url } })).url).toBe(url);
    expect(JSON.stringify(valueOf(await admin(getPaging, {})))).not.toContain(secret);
  });

  test("has its secret sealed in the database, one of an earlier version once a worker begins", async () => {
    const { desk } = world.context.database;
    const kept = async () =>
      (await desk.selectFrom("paging_webhook").select("secret").executeTakeFirstOrThrow()).secret;
    const sealed = await kept();
    expect(sealed).not.toContain(secret.slice(6, 20));
    const sealing = openSealing(world.context.authSecret);
    expect(sealing.open(sealed, "paging_webhook.secret")).toBe(secret);
    await desk.updateTable("paging_webhook").set({ secret }).execute();
    await sealPagingSecret({ database: world.context.database, sealing });
    const again = await kept();
    expect(isSealed(again)).toBe(true);
    await sealPagingSecret({ database: world.context.database, sealing });
    expect(await kept()).toBe(again);
  });

  /** As the specification has whoever receives it check. */
  function verified({ headers, body }: ReturnType<typeof receiver.take>[number]) {
    const said = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body.toString()}`;
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const signature = createHmac("sha256", key).update(said).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${signature}`);
    const age = Date.now() / 1000 - Number(headers["webhook-timestamp"]);
    expect(Math.abs(age)).toBeLessThan(60);
    return JSON.parse(body.toString()) as { type: string; data: Record<string, unknown> };
  }

  test("is told who is called and who has it in hand, signed, without a word of what was written", async () => {
    const reference = await called();
    const [arrival] = receiver.take().filter(({ path }) => path === "/page");
    if (arrival === undefined) throw new Error("Nothing came");
    const told = verified(arrival);
    expect(told).toMatchObject({
      type: "on_call.called",
      data: { reference, severity: 1, ground: "filed", step: 1, agent: { email: nadia.email } },
    });
    expect(arrival.body.toString()).not.toMatch(/recherche|Arvor|Claire/);
    const { items } = valueOf(await world.as("nadia")(listAlerts, {}));
    const alert = items.find((one) => one.reference === reference)?.id ?? "";
    valueOf(await world.as("nadia")(acknowledgeAlert, { params: { alert } }));
    await world.work();
    const [after] = receiver.take();
    if (after === undefined) throw new Error("Nothing came");
    expect(verified(after)).toMatchObject({
      type: "on_call.acknowledged",
      data: { alert: told.data["alert"], acknowledgedBy: nadia.name },
    });
  });

  test("is tried, and what came of it is there to be seen", async () => {
    valueOf(await admin(testPaging, {}));
    await world.work();
    const [arrival] = receiver.take();
    if (arrival === undefined) throw new Error("Nothing came");
    expect(verified(arrival)).toMatchObject({ type: "on_call.test", data: {} });
    valueOf(await admin(setPaging, { body: { url: `${receiver.url}/302` } }));
    valueOf(await admin(testPaging, {}));
    await world.work();
    const { deliveries } = valueOf(await admin(getPaging, {}));
    expect(deliveries.map(({ tells, outcome, status }) => [tells, outcome, status])).toEqual([
      ["test", "failed", 302],
      ["test", "sent", 201],
      ["acknowledged", "sent", 201],
      ["called", "sent", 201],
    ]);
    expect(receiver.take()).toHaveLength(1);
  });

  test("is told nothing twice by a worker that began anew", async () => {
    valueOf(await admin(setPaging, { body: { url } }));
    await called();
    expect(receiver.take().filter(({ path }) => path === "/page")).toHaveLength(1);
    const notices = await world.context.database.desk
      .selectFrom("alert_notice")
      .select("id")
      .where("outcome", "=", "sent")
      .execute();
    const tell = handlersOf(world.context)["tell-alert"];
    for (const { id } of notices) await tell?.({ notice: id });
    expect(receiver.take()).toEqual([]);
  });

  test("is told nothing with a wrong signature where the secret does not open any more: it fails, and is tried again", async () => {
    const other = { ...world.context, authSecret: "another secret that protects nothing either" };
    valueOf(await admin(testPaging, {}));
    const { deliveries } = valueOf(await admin(getPaging, {}));
    const tell = handlersOf(other)["tell-alert"];
    await expect(tell?.({ notice: deliveries[0]?.id })).rejects.toThrow("AUTH_SECRET");
    expect(receiver.take()).toEqual([]);
    await world.work();
    expect(receiver.take()).toHaveLength(1);
  });

  test("is told nothing more once it is taken out", async () => {
    expect(valueOf(await admin(removePaging, {}))).toMatchObject({ url: null, setAt: null });
    await called();
    expect(receiver.take().filter(({ path }) => !path.startsWith("/push"))).toEqual([]);
  });
});

test("a contact learns nothing of who is called: neither by the ticket, its version, nor its history", async () => {
  const { reference } = await hands.file("claire", { severity: 1 });
  const before = await hands.see("claire", reference);
  await world.work();
  await world.work();
  const after = await hands.see("claire", reference);
  expect(after).toEqual(before);
  expect(JSON.stringify(after)).not.toMatch(/on-call|alert|astreinte/i);
  expect((await hands.see("nadia", reference)).version).toMatch(/^p1i1$/);
});
