import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addContact } from "#api/contacts.ts";
import { listOutbox } from "#api/outbox.ts";
import { askReset, resetPassword } from "#api/session.ts";
import { valueOf } from "#test/harness/case.ts";
import { PUBLIC_URL } from "#test/harness/desk.ts";
import { done } from "#test/harness/refused.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The newest letter, as it lies on disk and as the door gives it. */
async function newest() {
  await world.work();
  const folder = join(world.context.config.dataDirectory, "outbox");
  const name = (await readdir(folder)).toSorted().at(-1) ?? "";
  const { items } = valueOf(await world.as("admin")(listOutbox, { query: { limit: 1 } }));
  expect(items[0]?.name).toBe(name);
  const headers = { cookie: world.cookieOf("admin") };
  const { body } = await world.app.inject({ url: `/api/v1/outbox/${name}`, headers });
  return {
    kept: await simpleParser(await readFile(join(folder, name))),
    given: await simpleParser(body),
    raw: body.replaceAll(/=\r?\n/g, ""),
  };
}

const tokenIn = (text: string | undefined) => /[\w-]{43}/.exec(text ?? "")?.[0] ?? "";

// In letters that are mostly not Latin the library writes a body in Base64: nothing of it is to be read there either.
test.each(["Claire Martin", "Κλαίρη".repeat(18)])(
  "the outbox shows no administrator the way into the account of %s, and keeps it on disk",
  async (name) => {
    const { id, email } = world.people.claire;
    const { desk } = world.context.database;
    await desk.updateTable("contact").set({ name }).where("id", "=", id).execute();
    await world.client()(askReset, { body: { email } });
    const { kept, given, raw } = await newest();
    const token = tokenIn(kept.text);
    expect(token).toHaveLength(43);
    expect(raw).not.toContain(token);
    expect(raw).not.toMatch(/base64/i);
    expect(given.text).toBe(kept.text?.replace(token, "…"));
    expect(given.text).toContain(`${PUBLIC_URL}/reset/…`);
    for (const part of ["subject", "messageId", "from", "to", "date"] as const)
      expect(given[part], part).toEqual(kept[part]);
    expect(given.headers.get("x-permanence-cut")).toBe("reset");
    const body = { password: "quatre chevaux et une charrette" };
    expect(await world.client()(resetPassword, { params: { token }, body })).toMatchObject(done);
  },
);

test("an invitation is given whole: whoever reads the outbox may invite", async () => {
  const somebody = { name: "Noé Tanguy", email: "noe@arvor.example" };
  const body = { ...somebody, language: "fr", timeZone: "Europe/Paris" } as const;
  const params = { organisation: world.organisations.arvor };
  valueOf(await world.as("admin")(addContact, { params, body }));
  const { kept, given } = await newest();
  expect(given.text).toContain(`${PUBLIC_URL}/invitations/${tokenIn(kept.text)}`);
  expect(given.headers.has("x-permanence-cut")).toBe(false);
});
