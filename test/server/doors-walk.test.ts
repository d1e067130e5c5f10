import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeFeed } from "#api/calendar-feeds.ts";
import * as contactsApi from "#api/contacts.ts";
import { CONTRACT } from "#api/contract.ts";
import type { RouteId } from "#api/contract.ts";
import { announceMaintenanceWindow } from "#api/maintenance-windows.ts";
import { planReport } from "#api/report-schedules.ts";
import type { Route } from "#api/route.ts";
import * as session from "#api/session.ts";
import { openOffer } from "#test/harness/agreeing.ts";
import { now } from "#server/platform/time.ts";
import { openArvorCase, openLine, SECRET, valueOf, type ArvorCase } from "#test/harness/case.ts";
import { bodiesIn, newAddress, planFor, queriesIn, UNKNOWN } from "#test/harness/said-at-doors.ts";
import { knock, rawOf, type Heard } from "#test/harness/knock.ts";
import {
  SIGNED_IN,
  verdictOf,
  WHO_MAY_ENTER,
  type Knocker,
  type Verdict,
} from "#test/harness/who-may-enter.ts";
import { openWorld, PASSWORD, type World } from "#test/harness/world.ts";

const foreignToken = "A".repeat(43);
let world: World;
let arvor: ArvorCase;
let letter = "";
let feed = "";
let product = "";
let offer = "";
let maintenance = "";
let schedule = "";
let gone: Readonly<Record<"deactivated" | "ended", string>>;

beforeAll(async () => {
  world = await openWorld();
  arvor = await openArvorCase(world);
  product = await openLine(world, "6.5");
  offer = await openOffer(world);
  maintenance = await openMaintenance();
  schedule = valueOf(await world.as("manager")(planReport, { body: planFor(world) })).id;
  await world.client()(session.askReset, { body: { email: world.people.claire.email } });
  await world.work();
  letter = (await readdir(join(world.context.config.dataDirectory, "outbox")))[0] ?? "";
  const { url } = valueOf(await world.as("second")(makeFeed, { body: {} }));
  feed = url.split("/").at(-1) ?? "";
  gone = { deactivated: world.cookieOf("kerlann"), ended: world.cookieOf("second") };
  const params = { contact: world.people.kerlann.id };
  valueOf(
    await world.as("manager")(contactsApi.changeContact, { params, body: { active: false } }),
  );
  valueOf(await world.as("second")(session.signOut, {}));
});
afterAll(() => world.close());
// So many knocks by one person would be throttled, which is for another test to see.
beforeEach(() => world.context.database.desk.deleteFrom("auth.throttle").execute());

/** A session of its own, for what ends it. */
async function freshCookie(who: Knocker): Promise<string> {
  const { email } = world.people[who];
  const url = "/api/v1/session";
  const payload = JSON.stringify({ email, password: PASSWORD });
  const { headers } = await knock(world, { method: "POST", url, payload });
  return headers["set-cookie"]?.split(";")[0] ?? "";
}

async function otherSessionOfClaire(): Promise<string> {
  const call = world.client({ cookie: await freshCookie("claire") });
  const { items } = valueOf(await call(session.listSessions, {}));
  return items.find(({ current }) => current)?.id ?? "";
}

async function spareContact(): Promise<string> {
  const body = { email: newAddress(), name: "Sam Perdu", language: "fr", timeZone: "UTC" } as const;
  const params = { organisation: world.organisations.arvor };
  return valueOf(await world.as("manager")(contactsApi.addContact, { params, body })).id;
}

async function openMaintenance(): Promise<string> {
  const from = now().add({ hours: 1 });
  const params = { subscription: world.subscriptions.arvor };
  const body = { startsAt: from.toString(), endsAt: from.add({ hours: 1 }).toString(), what: "Un" };
  const { items } = valueOf(await world.as("manager")(announceMaintenanceWindow, { params, body }));
  return items[0]?.id ?? "";
}

function filing(who: Knocker): object {
  const { arvor: organisation } = world.organisations;
  const filer = who === "nadia" || who === "manager" || who === "admin";
  return {
    organisation,
    subscription: world.subscriptions.arvor,
    nature: "question",
    severity: 3,
    subject: "Une question",
    description: "Laquelle ?",
    ...(filer ? { filer: world.people.claire.id } : {}),
  };
}

/** The things of Arvor that each parameter names; in `elsewhere`, things that nobody ever made. */
async function paramsOf(route: Route, elsewhere: boolean): Promise<Record<string, string>> {
  const spare = route.id === "memberships.end" || route.id === "contacts.invite";
  const ending = route.id === "me.endSession";
  const params = {
    reference: elsewhere ? "EXO-2026-999999" : arvor.reference,
    organisation: elsewhere ? UNKNOWN : world.organisations.arvor,
    contact: elsewhere ? UNKNOWN : spare ? await spareContact() : world.people.claire.id,
    subscription: elsewhere ? UNKNOWN : world.subscriptions.arvor,
    environment: elsewhere ? UNKNOWN : arvor.environment,
    window: elsewhere ? UNKNOWN : maintenance,
    agent: elsewhere ? UNKNOWN : world.people.nadia.id,
    attachment: elsewhere ? UNKNOWN : arvor.file,
    session: elsewhere ? UNKNOWN : ending ? await otherSessionOfClaire() : "",
    product: elsewhere ? UNKNOWN : product,
    offer: elsewhere ? UNKNOWN : offer,
    exception: UNKNOWN,
    alert: UNKNOWN,
    push: UNKNOWN,
    schedule: elsewhere ? UNKNOWN : schedule,
    line: "6.5",
    hours: "business_hours",
    nature: "question",
    key: elsewhere ? "request:NONE" : "request:WALK",
    token: route.id === "programme.feed" ? feed : foreignToken,
    name: letter,
  };
  const named = new Set([...route.path.matchAll(/:([a-z]+)/gi)].map(([, name]) => name));
  return Object.fromEntries(Object.entries(params).filter(([name]) => named.has(name)));
}

async function goTo(
  route: Route,
  who: Knocker | undefined,
  cookie: string | undefined,
  elsewhere = false,
): Promise<Heard> {
  const said =
    route.id === "tickets.file"
      ? filing(who ?? "claire")
      : bodiesIn(world)[route.id as RouteId]?.();
  if (route.body !== undefined && said === undefined) throw new Error(`${route.id} says nothing`);
  const raw = rawOf(route, {
    params: await paramsOf(route, elsewhere),
    query: queriesIn(world)[route.id as RouteId] ?? {},
    body: said,
    headers: { cookie, ...(route.ifMatch === "required" ? { "if-match": '"p0i0"' } : {}) },
  });
  if (route.upload !== true) return knock(world, raw);
  const headers = { ...raw.headers, "content-type": "application/octet-stream" };
  return knock(world, { ...raw, headers, payload: "a line\n" });
}

const doorCodes = [
  "not_signed_in",
  "forbidden",
  "not_found",
  "unknown_organisation",
  "no_such_route",
];
const heard = ({ code }: Heard): string => (doorCodes.includes(code) ? code : "in");
const isIn = (answer: Heard, route: Route) => {
  expect(answer.status, `${route.id}: ${answer.body}`).toBeLessThan(500);
  if (answer.code !== "") expect(route.problems, route.id).toContain(answer.code);
};

test("every door has a row that says of everyone whether they may enter", () => {
  expect(CONTRACT.map(({ id }) => id).toSorted()).toEqual(Object.keys(WHO_MAY_ENTER).toSorted());
});

test.each(CONTRACT.map((route) => [route.id, route] as const))(
  "%s lets in whom the table names",
  async (id, route) => {
    const row = WHO_MAY_ENTER[id as RouteId];
    const open = row === "anyone";
    const outside = { nobody: undefined, ...gone };
    const expected: Record<string, Verdict | "not_signed_in"> = {};
    const found: Record<string, string> = {};
    for (const [who, cookie] of Object.entries(outside)) {
      const answer = await goTo(route, undefined, cookie);
      expected[who] = open ? "in" : "not_signed_in";
      found[who] = heard(answer);
      isIn(answer, route);
    }
    for (const who of SIGNED_IN) {
      const cookie = id === "session.signOut" ? await freshCookie(who) : world.cookieOf(who);
      const answer = await goTo(route, who, cookie);
      expected[who] = open ? "in" : verdictOf(row, who);
      found[who] = heard(answer);
      isIn(answer, route);
      if (who === "rival" || who === "partner") leaksNothing(route, answer);
      if (expected[who] === "not_found") await isAsIfThereWereNone(route, who, answer);
    }
    expect(found).toEqual(expected);
  },
);

async function isAsIfThereWereNone(route: Route, who: Knocker, answer: Heard): Promise<void> {
  const none = await goTo(route, who, world.cookieOf(who), true);
  const { requestId: _, ...there } = answer.problem;
  const { requestId: __, ...nowhere } = none.problem;
  expect({ status: answer.status, ...there }, route.id).toEqual({
    status: none.status,
    ...nowhere,
  });
}

/** Whoever has nothing to do with Arvor reads no word of it, whatever they ask. */
function leaksNothing(route: Route, { body }: Heard): void {
  const words = [
    "Arvor",
    "arvor",
    arvor.reference,
    arvor.file,
    SECRET,
    "Claire",
    "Odile",
    "Luc Perrin",
  ];
  const ids = [world.organisations.arvor, world.people.claire.id, world.subscriptions.arvor];
  for (const word of [...words, ...ids])
    expect(body, `${route.id} says ${word}`).not.toContain(word);
}

test.each([
  ["a file of an internal note", () => arvor.secretFile, ["nadia", "manager"]],
  ["a file that was not handed in yet", () => arvor.looseFile, ["claire"]],
] as const)("%s is only there for those whose it is", async (_, id, allowed) => {
  for (const who of SIGNED_IN) {
    const url = `/api/v1/attachments/${id()}`;
    const answer = await knock(world, {
      method: "GET",
      url,
      headers: { cookie: world.cookieOf(who) },
    });
    const mayRead = (allowed as readonly string[]).includes(who);
    expect([who, answer.status, answer.code]).toEqual([
      who,
      ...(mayRead ? [200, ""] : [404, "not_found"]),
    ]);
  }
});

test("a reference that is none, or another's, is the same nothing", async () => {
  const bodies_ = new Set<string>();
  for (const reference of [
    arvor.reference,
    "EXO-2026-999999",
    "1",
    "exo-2026-000001",
    "EXO-2026-000001' or 1=1",
    "%2e%2e",
  ]) {
    const url = `/api/v1/tickets/${encodeURIComponent(reference)}`;
    const { problem } = await knock(world, {
      method: "GET",
      url,
      headers: { cookie: world.cookieOf("rival") },
    });
    bodies_.add(JSON.stringify({ ...problem, requestId: "" }));
  }
  expect([...bodies_]).toHaveLength(1);
});
