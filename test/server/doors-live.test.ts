import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { changeContact } from "#api/contacts.ts";
import { endMembership } from "#api/organisations.ts";
import { signOut } from "#api/session.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { beatPresence } from "#api/tickets.ts";
import { fileCase, openArvorCase, SECRET, valueOf, type ArvorCase } from "#test/harness/case.ts";
import { knock } from "#test/harness/knock.ts";
import { listenAs, type Listener } from "#test/harness/listener.ts";
import { until } from "#test/harness/program.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
let arvor: ArvorCase;
let origin = "";
const open: Listener[] = [];
beforeAll(async () => {
  world = await openWorld();
  arvor = await openArvorCase(world);
  origin = await world.app.listen({ host: "127.0.0.1", port: 0 });
});
afterEach(() => {
  for (const listener of open.splice(0)) listener.stop();
});
afterAll(() => world.close());

const reference = () => ({ reference: arvor.reference });

async function listeners<Who extends PersonKey>(...who: Who[]): Promise<Record<Who, Listener>> {
  const all: [string, Listener][] = [];
  for (const person of who) all.push([person, await listenAs(origin, world.cookieOf(person))]);
  open.push(...all.map(([, listener]) => listener));
  return Object.fromEntries(all) as Record<Who, Listener>;
}

/** Something that everyone may be told of; after it, what was not heard before never comes. */
async function afterEverything(ear: Listener, who: PersonKey = "rival"): Promise<void> {
  const marker = await fileCase(world, who, who === "rival" ? "orvalis" : "arvor");
  await ear.hears({ kind: "ticket", reference: marker });
}

const say = (person: PersonKey, text: string) =>
  world.as(person)(ticketCommands.reply, { params: reference(), body: { text } }).then(valueOf);

test("a reply is heard within a second by whoever sees the ticket, and by nobody else", async () => {
  const ears = await listeners(
    "claire",
    "lead",
    "own",
    "partner",
    "rival",
    "nadia",
    "manager",
    "admin",
  );
  const { version } = await say("nadia", "Voici où nous en sommes");
  for (const person of ["claire", "lead"] as const)
    await ears[person].hears({
      kind: "ticket",
      ...reference(),
      version: version.split("i")[0] ?? "",
    });
  for (const person of ["nadia", "manager"] as const)
    await ears[person].hears({ kind: "ticket", ...reference(), version });
  await afterEverything(ears.rival);
  expect(ears.rival.heard).toHaveLength(1);
  for (const person of ["own", "partner", "admin"] as const) expect(ears[person].heard).toEqual([]);
});

test("nothing of what was said is told, only that something changed", async () => {
  const ears = await listeners("claire", "nadia");
  await say("nadia", "un mot très particulier");
  await ears.claire.hears({ kind: "ticket" });
  for (const { text } of Object.values(ears)) expect(text()).not.toMatch(/particulier|Nadia|Arvor/);
  expect(ears.claire.heard.map((one) => Object.keys(one))).toEqual([
    ["kind", "reference", "version"],
  ]);
});

test("a note is heard by the desk, and by no contact", async () => {
  const ears = await listeners("claire", "lead", "partner", "rival", "second");
  const body = { text: SECRET };
  valueOf(await world.as("nadia")(ticketCommands.note, { params: reference(), body }));
  await ears.second.hears({ kind: "ticket", ...reference() });
  await afterEverything(ears.rival);
  await say("nadia", "et ensuite");
  await ears.claire.hears({ kind: "ticket" });
  expect(ears.claire.heard).toHaveLength(1);
  expect(ears.lead.heard).toHaveLength(1);
  expect(ears.partner.heard).toEqual([]);
});

test("who looks at a ticket is the desk's alone to know", async () => {
  const ears = await listeners("claire", "rival", "admin", "second");
  const beat = { params: reference(), body: { writing: true } };
  valueOf(await world.as("nadia")(beatPresence, beat));
  await ears.second.hears({ kind: "presence", ...reference() });
  await afterEverything(ears.rival);
  for (const person of ["claire", "admin"] as const) expect(ears[person].heard).toEqual([]);
  const others = valueOf(await world.as("second")(beatPresence, { ...beat, body: {} })).others;
  expect(others).toEqual([{ id: world.people.nadia.id, name: "Nadia Benali", writing: true }]);
  // What one process says, it hears by the database a moment later.
  const seen = async () => valueOf(await world.as("nadia")(beatPresence, beat)).others;
  await expect.poll(seen).toMatchObject([{ name: "Hugo Lantier" }]);
});

test("nobody listens without a session, and no head of a stream is kept", async () => {
  for (const cookie of [undefined, "permanence_session=forged.AAAA"])
    expect(
      (await knock(world, { method: "GET", url: "/api/v1/events", headers: { cookie } })).status,
    ).toBe(401);
  const cookie = world.cookieOf("claire");
  const head = await knock(world, { method: "HEAD", url: "/api/v1/events", headers: { cookie } });
  expect(head.status).toBe(404);
  const wild = await knock(world, { method: "GET", url: "/api/v1/events/*", headers: { cookie } });
  expect(wild.code).toBe("no_such_route");
});

test("a stream ends at once with its session", async () => {
  const ears = await listeners("second");
  valueOf(await world.as("second")(signOut, {}));
  await until(() => ears.second.ended(), 1, ears.second.text);
});

test("whoever leaves an organisation hears nothing of it from that moment", async () => {
  const ears = await listeners("lead", "claire");
  const { arvor: organisation } = world.organisations;
  const params = { organisation, contact: world.people.lead.id };
  valueOf(await world.as("manager")(endMembership, { params }));
  await say("nadia", "sans Luc");
  await ears.claire.hears({ kind: "ticket", ...reference() });
  await new Promise((later) => setTimeout(later, 300));
  expect(ears.lead.text()).not.toContain(arvor.reference);
});

test("whoever is deactivated is cut off at once", async () => {
  const ears = await listeners("claire");
  const params = { contact: world.people.claire.id };
  valueOf(await world.as("manager")(changeContact, { params, body: { active: false } }));
  await say("nadia", "sans Claire");
  await until(() => ears.claire.ended(), 1, ears.claire.text);
  expect(ears.claire.text()).not.toContain(arvor.reference);
});
