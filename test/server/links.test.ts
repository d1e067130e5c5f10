import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as contactsApi from "#api/contacts.ts";
import * as outboxApi from "#api/outbox.ts";
import * as api from "#api/session.ts";
import { setupPath } from "#server/main/setup-link.ts";
import { openDesk, PUBLIC_URL } from "#test/harness/desk.ts";
import { done, refused } from "#test/harness/refused.ts";
import { timesApart } from "#test/harness/times-apart.ts";
import { openWorld, PASSWORD, type World } from "#test/harness/world.ts";

const password = "quatre chevaux gris";
const foreign = "A".repeat(43);
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The newest letter in the outbox, as its reader's mail program shows it. */
async function newestLetter() {
  await world.work();
  const folder = join(world.context.config.dataDirectory, "outbox");
  const newest = (await readdir(folder)).toSorted().at(-1) ?? "";
  const letter = await simpleParser(await readFile(join(folder, newest)));
  const link = /http\S+\/([A-Za-z0-9_-]{43})/.exec(letter.text ?? "");
  return { letter, link: link?.[0] ?? "", token: link?.[1] ?? "" };
}

let invitations = 0;
async function invite(language: "fr" | "en" = "fr") {
  invitations += 1;
  const email = `nouveau${invitations}@arvor.example`;
  const added = await world.as("manager")(contactsApi.addContact, {
    params: { organisation: world.organisations.arvor },
    body: { email, name: "Nolwenn Riou", language, timeZone: "Europe/Paris" },
  });
  if (!added.ok) throw new Error(added.problem.code);
  return { email, contact: added.value.id, ...(await newestLetter()) };
}

async function askForReset(email: string) {
  expect(await world.client()(api.askReset, { body: { email } })).toMatchObject(done);
  return newestLetter();
}

test("an invitation reaches the invited in their language, and works once", async () => {
  const { email, token, link, letter } = await invite("fr");
  expect(letter.subject).toBe("Votre accès au support de Permanence");
  expect(letter.text).toContain("Marc Delorme vous ouvre le portail de support pour Groupe Arvor");
  expect(link).toBe(`${PUBLIC_URL}/invitations/${token}`);
  const anyone = world.client();
  expect(await anyone(api.getInvitation, { params: { token } })).toMatchObject({
    ok: true,
    value: { name: "Nolwenn Riou", email, organisation: "Groupe Arvor", language: "fr" },
  });
  const accept = (chosen: string) =>
    anyone(api.acceptInvitation, { params: { token }, body: { password: chosen } });
  expect(await accept("court")).toMatchObject(refused("password_too_short", "password"));
  expect(await accept("passwordpassword")).toMatchObject(refused("password_too_common"));
  const both = await Promise.all([accept(password), accept(password)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await accept(password)).toMatchObject(refused("link_expired"));
  expect(await anyone(api.getInvitation, { params: { token } })).toMatchObject(
    refused("link_expired"),
  );
  expect(await anyone(api.signIn, { body: { email, password } })).toMatchObject(done);
});

test("English readers get English letters", async () => {
  const { letter } = await invite("en");
  expect(letter.subject).toBe("Your access to the support of Permanence");
  expect(letter.text).toContain("The link works once");
});

test("a new invitation kills the one before; neither opens what it is not for", async () => {
  const first = await invite();
  const params = { contact: first.contact };
  expect(await world.as("manager")(contactsApi.inviteContact, { params })).toMatchObject(done);
  const second = await newestLetter();
  const anyone = world.client();
  expect(await anyone(api.getInvitation, { params: { token: first.token } })).toMatchObject(
    refused("link_expired"),
  );
  const misused = { params: { token: second.token }, body: { password } };
  expect(await anyone(api.resetPassword, misused)).toMatchObject(refused("link_expired"));
  expect(await anyone(api.getSetup, { params: { token: second.token } })).toMatchObject(
    refused("setup_closed"),
  );
  expect(await anyone(api.acceptInvitation, misused)).toMatchObject(done);
  expect(await world.as("manager")(contactsApi.inviteContact, { params })).toMatchObject(
    refused("email_taken"),
  );
});

test("a link ends with its time, and with its person's account", async () => {
  const late = await invite();
  await world.context.database.desk
    .updateTable("one_time_link")
    .set({ expires_at: new Date(Date.now() - 1) })
    .where("contact_id", "=", late.contact)
    .execute();
  const anyone = world.client();
  const accept = (token: string) =>
    anyone(api.acceptInvitation, { params: { token }, body: { password } });
  expect(await accept(late.token)).toMatchObject(refused("link_expired"));
  const gone = await invite();
  const deactivation = { params: { contact: gone.contact }, body: { active: false } };
  await world.as("manager")(contactsApi.changeContact, deactivation);
  expect(await accept(gone.token)).toMatchObject(refused("link_expired"));
  expect(
    await world.as("manager")(contactsApi.inviteContact, { params: { contact: gone.contact } }),
  ).toMatchObject(refused("not_found"));
});

test("blank, short and foreign tokens open nothing", async () => {
  const anyone = world.client();
  const body = { password };
  for (const token of [" ", "%20", "null", "undefined", "a", "0", `${foreign}A`]) {
    expect((await anyone(api.acceptInvitation, { params: { token }, body })).ok, token).toBe(false);
    expect((await anyone(api.resetPassword, { params: { token }, body })).ok, token).toBe(false);
    expect((await anyone(api.getSetup, { params: { token } })).ok, token).toBe(false);
  }
  const params = { token: foreign };
  expect(await anyone(api.acceptInvitation, { params, body })).toMatchObject(
    refused("link_expired"),
  );
  expect(await anyone(api.resetPassword, { params, body })).toMatchObject(refused("link_expired"));
});

test("only the hash of a token is kept, and no job ever carries one", async () => {
  const { token } = await invite();
  const { desk } = world.context.database;
  const links = await desk.selectFrom("one_time_link").selectAll().execute();
  expect(JSON.stringify(links)).not.toContain(token);
  const { rows } = await world.context.database.deskPool.query(
    "select payload::text from graphile_worker._private_jobs union all select payload::text from due_job",
  );
  expect(JSON.stringify(rows)).not.toContain(token);
});

test("a reset changes the password once and ends every session", async () => {
  const { email } = world.people.lead;
  expect(await world.as("lead")(api.getMe, {})).toMatchObject(done);
  const { token, link, letter } = await askForReset(email);
  expect(letter.to).toMatchObject({ text: email });
  expect(link).toBe(`${PUBLIC_URL}/reset/${token}`);
  const anyone = world.client();
  const reset = (chosen: string) =>
    anyone(api.resetPassword, { params: { token }, body: { password: chosen } });
  expect(await reset("court")).toMatchObject(refused("password_too_short"));
  expect(await reset("azertyuiop123")).toMatchObject(refused("password_too_common"));
  expect(await reset(password)).toMatchObject(done);
  expect(await reset(password)).toMatchObject(refused("link_expired"));
  expect(await world.as("lead")(api.getMe, {})).toMatchObject(refused("not_signed_in"));
  expect(await anyone(api.signIn, { body: { email, password: PASSWORD } })).toMatchObject(
    refused("wrong_credentials"),
  );
  expect(await anyone(api.signIn, { body: { email, password } })).toMatchObject(done);
});

test("a reset is asked for strangers with the same answer in the same time, and writes to nobody", async () => {
  await world.work();
  const folder = join(world.context.config.dataDirectory, "outbox");
  const before = (await readdir(folder)).length;
  const forget = () => world.context.database.desk.deleteFrom("auth.throttle").execute();
  const ask = async (email: string) => {
    await forget();
    expect(await world.client()(api.askReset, { body: { email } })).toMatchObject(done);
  };
  await ask("nobody@nowhere.example");
  await world.work();
  expect((await readdir(folder)).length).toBe(before);
  const asked = ["nobody@nowhere.example", world.people.rival.email];
  const acts = asked.map((email) => () => ask(email));
  expect(await timesApart(acts, 3)).toBeLessThan(3);
  await forget();
  for (let round = 0; round < 11; round += 1)
    await world.client()(api.askReset, { body: { email: "nobody@nowhere.example" } });
  expect(
    await world.client()(api.askReset, { body: { email: "nobody@nowhere.example" } }),
  ).toMatchObject(refused("too_many_attempts"));
});

test("links never follow the Host header", async () => {
  await world.app.inject({
    method: "POST",
    url: "/api/v1/password-resets",
    headers: {
      "content-type": "application/json",
      "x-permanence-csrf": "1",
      host: "evil.example",
      "x-forwarded-host": "evil.example",
    },
    payload: JSON.stringify({ email: world.people.claire.email }),
  });
  const { link } = await newestLetter();
  expect(link.startsWith(`${PUBLIC_URL}/`)).toBe(true);
});

test("the outbox is the administrators' alone, paged, and gives letters to save, not to open", async () => {
  const first = await world.as("admin")(outboxApi.listOutbox, { query: { limit: 2 } });
  if (!first.ok || first.value.next === null) throw new Error("No second page");
  expect(first.value.items).toHaveLength(2);
  expect(first.value.items[0]).toMatchObject({ to: world.people.claire.email });
  const cursor = first.value.next;
  const second = await world.as("admin")(outboxApi.listOutbox, { query: { limit: 2, cursor } });
  if (!second.ok) throw new Error(second.problem.code);
  const [older = ""] = second.value.items.map((line) => line.name);
  expect(older).toMatch(/\.eml$/);
  expect(older < (first.value.items[1]?.name ?? "")).toBe(true);
  const name = first.value.items[0]?.name ?? "";
  const raw = await world.app.inject({
    url: `/api/v1/outbox/${name}`,
    headers: { cookie: world.cookieOf("admin") },
  });
  expect(raw.headers).toMatchObject({
    "content-type": "message/rfc822",
    "content-disposition": `attachment; filename="${name}"`,
  });
  for (const person of ["nadia", "manager", "claire", "rival"] as const) {
    expect(await world.as(person)(outboxApi.listOutbox, {})).toMatchObject(refused("forbidden"));
    expect(await world.as(person)(outboxApi.getOutboxLetter, { params: { name } })).toMatchObject(
      refused("forbidden"),
    );
  }
  const unknown = { params: { name: "0198a2b4-0000-7000-8000-000000000000.eml" } };
  expect(await world.as("admin")(outboxApi.getOutboxLetter, unknown)).toMatchObject(
    refused("not_found"),
  );
  expect(
    await world.as("admin")(outboxApi.listOutbox, { query: { cursor: "nonsense" } }),
  ).toMatchObject(refused("bad_cursor"));
});

test("where a mail server is configured, letters leave by it", async () => {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => callback(null, void received.push(Buffer.concat(chunks).toString())));
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const bound = server.server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  const desk = await openWorld({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  await desk.client()(api.askReset, { body: { email: desk.people.claire.email } });
  await desk.work();
  const letter = await simpleParser(received[0] ?? "");
  expect(letter).toMatchObject({ subject: "Un nouveau mot de passe" });
  expect(letter.to).toMatchObject({ text: desk.people.claire.email });
  await desk.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

test("set-up makes the first administrator, once and for ever", async () => {
  const desk = await openDesk();
  const older = (await setupPath(desk.context))?.split("/").at(-1) ?? "";
  const token = (await setupPath(desk.context))?.split("/").at(-1) ?? "";
  const anyone = desk.client();
  const founder = {
    name: "Anne Vasseur",
    email: "anne@desk.example",
    password,
    language: "fr",
    timeZone: "Europe/Paris",
  } as const;
  const found = (with_: string, body: typeof founder = founder) =>
    anyone(api.setUp, { params: { token: with_ }, body });
  expect(await anyone(api.getSetup, { params: { token } })).toMatchObject(done);
  expect(await anyone(api.getSetup, { params: { token: older } })).toMatchObject(
    refused("setup_closed"),
  );
  expect(await found(older)).toMatchObject(refused("setup_closed"));
  expect(await found(foreign)).toMatchObject(refused("setup_closed"));
  expect(await found(token, { ...founder, password: "court" as never })).toMatchObject(
    refused("password_too_short"),
  );
  expect(await found(token, { ...founder, password: "anne est belle" as never })).toMatchObject(
    refused("password_too_common"),
  );
  const both = await Promise.all([found(token), found(token)]);
  expect(both.filter(({ ok }) => ok)).toMatchObject([
    { value: { agent: { roles: ["administrator", "manager"] }, may: { manageAgents: true } } },
  ]);
  expect(await anyone(api.getSetup, { params: { token } })).toMatchObject(refused("setup_closed"));
  expect(await setupPath(desk.context)).toBeUndefined();
  await desk.close();
});
