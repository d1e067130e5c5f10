import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as api from "#api/environments.ts";
import { openEnvironment, valueOf, WHOLE } from "#test/harness/case.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

const START = Temporal.Instant.from("2026-11-02T09:00:00Z");
let present = START;
let world: World;
beforeAll(async () => {
  world = await openWorld({}, () => present);
});
afterAll(() => world.close());

const later = (days: number) => (present = present.add({ hours: 24 * days }));
const read = (person: PersonKey, environment: string) =>
  world.as(person)(api.getEnvironment, { params: { environment } });
const confirm = (
  person: PersonKey,
  { id, version }: { id: string; version: string },
  facts: object = {},
) =>
  world.as(person)(api.confirmEnvironment, {
    params: { environment: id },
    ifMatch: version,
    body: { facts },
  });
const change = (
  person: PersonKey,
  { id, version }: { id: string; version: string },
  body: object,
) =>
  world.as(person)(api.changeEnvironment, { params: { environment: id }, ifMatch: version, body });

describe("R-31-09 the desk holds each system of a customer", () => {
  test("fact by fact, with who said so and when; recorded by its own people", async () => {
    const made = await openEnvironment(world, "claire", "arvor", { name: "Portail" });
    expect(made).toMatchObject({
      name: "Portail",
      kind: "acceptance",
      organisation: { name: "Groupe Arvor" },
      release: "6.5.3",
      freshness: { state: "fresh", missing: [], old: [] },
      version: "1",
      may: { keep: true },
    });
    expect(made.facts.find(({ name }) => name === "app_server")).toEqual({
      name: "app_server",
      value: { name: "Tomcat", version: "9.0.83" },
      confirmedAt: present.toString(),
      confirmedBy: { kind: "contact", id: world.people.claire.id, name: "Claire Martin" },
      old: false,
    });
    expect(made.said).toEqual(WHOLE);
    const seen = valueOf(await read("nadia", made.id));
    expect(seen.facts).toEqual(made.facts);
  });

  test("after 180 days facts are too old, and one key confirms them all, or all but what is corrected", async () => {
    const made = await openEnvironment(world, "lead", "arvor", { name: "Vieux" });
    later(180);
    expect(valueOf(await read("lead", made.id)).freshness.state).toBe("fresh");
    present = present.add({ seconds: 1 });
    const old = valueOf(await read("lead", made.id));
    expect(old.freshness).toMatchObject({ state: "to_confirm", missing: [] });
    expect(old.freshness.old).toHaveLength(10);

    const confirmed = valueOf(await confirm("claire", old, { user_volume: 1500 }));
    expect(confirmed.freshness).toMatchObject({
      state: "fresh",
      confirmedSince: present.toString(),
    });
    expect(confirmed.said).toEqual({ ...WHOLE, user_volume: 1500 });
    expect(confirmed.facts.every(({ confirmedBy }) => confirmedBy.name === "Claire Martin")).toBe(
      true,
    );
  });

  test("a correction is of what it says and leaves the rest as old as it was", async () => {
    const made = await openEnvironment(world, "claire", "arvor", { name: "Corrigé" });
    later(10);
    const changed = valueOf(
      await change("nadia", made, { name: "Intranet RH", facts: { release: "6.5.4" } }),
    );
    expect([changed.name, changed.release, changed.version]).toEqual(["Intranet RH", "6.5.4", "2"]);
    const by = changed.facts.map(({ name, confirmedBy }) => [name, confirmedBy.name]);
    expect(by).toContainEqual(["release", "Nadia Benali"]);
    expect(by).toContainEqual(["os", "Claire Martin"]);
  });

  test("what was done stays, page by page, and two moments can be compared", async () => {
    const made = await openEnvironment(world, "claire", "arvor", { name: "Comparé" });
    const first = present.toString();
    later(30);
    const second = valueOf(await confirm("lead", made, { release: "6.5.4" }));
    const params = { environment: made.id };
    const page = valueOf(
      await world.as("own")(api.listEnvironmentChanges, { params, query: { limit: 1 } }),
    );
    expect(page.items).toMatchObject([
      { version: 2, act: "confirmed", by: { name: "Luc Perrin" }, at: present.toString() },
    ]);
    const rest = valueOf(
      await world.as("own")(api.listEnvironmentChanges, {
        params,
        query: { cursor: page.next ?? "" },
      }),
    );
    expect(rest).toMatchObject({ items: [{ version: 1, act: "recorded" }], next: null });

    const query = { from: first, to: present.toString() };
    const { facts } = valueOf(await world.as("nadia")(api.compareEnvironment, { params, query }));
    expect(facts.filter(({ changed }) => changed)).toEqual([
      { name: "release", before: "6.5.3", after: "6.5.4", changed: true },
    ]);
    expect(facts).toHaveLength(10);
    expect(second.version).toBe("2");
  });

  test("two who correct one system: the second is told who was first", async () => {
    const made = await openEnvironment(world, "claire", "arvor", { name: "Disputé" });
    valueOf(await confirm("claire", made));
    const answer = await change("nadia", made, { name: "Trop tard" });
    expect(answer).toMatchObject(refused("version_conflict"));
    expect(answer).toMatchObject({
      problem: { version: "2", changes: [{ type: "confirmed", by: "Claire Martin" }] },
    });
  });

  test("a version that nobody can read is refused where it is", async () => {
    const made = await openEnvironment(world, "claire", "arvor", { name: "Illisible" });
    const said = { facts: { release: "la dernière" } };
    expect(await change("claire", made, said)).toMatchObject(
      refused("version_unreadable", "facts.release"),
    );
    expect(valueOf(await read("claire", made.id)).version).toBe("1");
  });

  test("a removed one keeps its history, is in no list, and is changed no more", async () => {
    const made = await openEnvironment(world, "claire", "arvor", { name: "Éteint" });
    const params = { environment: made.id };
    const removed = valueOf(
      await world.as("claire")(api.removeEnvironment, { params, ifMatch: "1", body: {} }),
    );
    expect(removed).toMatchObject({ removedAt: present.toString(), may: { keep: false } });
    expect(await confirm("claire", removed)).toMatchObject(refused("environment_removed"));
    const listed = valueOf(await world.as("claire")(api.listEnvironments, { query: {} }));
    expect(listed.items.map(({ name }) => name)).not.toContain("Éteint");
    expect(valueOf(await read("nadia", made.id)).facts).toHaveLength(10);
  });
});

describe("R-21-01 one production for each subscribed deployment", () => {
  test("a second one is refused until the first is something else", async () => {
    const under = { subscription: world.subscriptions.orvalis, kind: "production" as const };
    const first = await openEnvironment(world, "rival", "orvalis", { name: "Prod", ...under });
    const { product, organisation } = first;
    const second = {
      organisation: organisation.id,
      product: product.id,
      name: "Prod 2",
      facts: {},
      ...under,
    };
    const record = () => world.as("rival")(api.recordEnvironment, { body: second });
    expect(await record()).toMatchObject(refused("production_taken", "kind"));
    const moved = valueOf(await change("rival", first, { kind: "pre_production" }));
    const other = valueOf(await record());
    expect(await change("rival", moved, { kind: "production" })).toMatchObject(
      refused("production_taken"),
    );
    expect(valueOf(await change("rival", other, { subscription: null })).subscription).toBeNull();
  });

  test("under one's own contract, for its products alone", async () => {
    const made = await openEnvironment(world, "rival", "orvalis", { name: "Égaré" });
    const answer = await change("rival", made, { subscription: world.subscriptions.arvor });
    expect(answer).toMatchObject(refused("unknown_subscription", "subscription"));
  });
});

describe("R-12-02 whose systems one sees", () => {
  test("a partner keeps those of the contracts that go through it, and knows of no other", async () => {
    const through = await openEnvironment(world, "partner", "kerlann", {
      name: "Mairie",
      subscription: world.subscriptions.kerlann,
    });
    const direct = await openEnvironment(world, "kerlann", "kerlann", { name: "Musée" });
    const list = async (person: PersonKey) =>
      valueOf(await world.as(person)(api.listEnvironments, { query: {} })).items.map(
        ({ name }) => name,
      );
    expect(await list("partner")).toEqual(["Mairie"]);
    expect(await list("kerlann")).toEqual(["Mairie", "Musée"]);
    expect(await read("partner", direct.id)).toMatchObject(refused("not_found"));
    expect(await confirm("partner", direct)).toMatchObject(refused("not_found"));
    expect(valueOf(await confirm("partner", through)).version).toBe("2");
    const out = { subscription: null };
    expect(await change("partner", { ...through, version: "2" }, out)).toMatchObject(
      refused("unknown_subscription"),
    );
    const body = { organisation: world.organisations.kerlann, kind: "sandbox" as const };
    const hidden = { ...body, product: through.product.id, name: "Caché" };
    expect(await world.as("partner")(api.recordEnvironment, { body: hidden })).toMatchObject(
      refused("unknown_organisation"),
    );
  });

  test("a page of the list ends where the next begins", async () => {
    const query = { limit: 2, organisation: world.organisations.arvor };
    const first = valueOf(await world.as("nadia")(api.listEnvironments, { query }));
    const next = { ...query, cursor: first.next ?? "" };
    const second = valueOf(await world.as("nadia")(api.listEnvironments, { query: next }));
    const names = [...first.items, ...second.items].map(({ name }) => name);
    expect(names).toHaveLength(4);
    expect(names.toSorted()).toEqual(names);
    const found = valueOf(
      await world.as("nadia")(api.listEnvironments, { query: { search: "compar" } }),
    );
    expect(found.items.map(({ name }) => name)).toEqual(["Comparé"]);
  });
});
