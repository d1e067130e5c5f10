import { z } from "zod";
import { ENVIRONMENT_KINDS, FACTS } from "#core/environments/environment.ts";
import { ENVIRONMENT_ACTS } from "#core/environments/history.ts";
import { id, instant, line, named, prose } from "./shapes.ts";

export const environmentKind = z.enum(ENVIRONMENT_KINDS);
const factName = z.enum(FACTS);

const part = z.strictObject({
  name: line(100),
  version: line(60).nullable().describe("Null: not known"),
});
const words = line(200).nullable();

/** What can be said of a system. Every fact may be left out: it is then not spoken of. */
export const saidFacts = z
  .strictObject({
    release: line(40),
    add_ons: z.array(line(100)).max(100).describe("An empty list says that there are none"),
    os: part,
    app_server: part,
    jvm: part,
    machine: line(300),
    database: part,
    search_engine: part,
    user_volume: z.number().int().min(0).max(1_000_000_000).describe("Users with an account"),
    deployment: z.strictObject({
      nodes: z.number().int().min(1).max(10_000).nullable(),
      proxy: words,
      directory: words,
      sso: words,
      notes: prose(4000),
    }),
    third_party: z.array(line(200)).max(100).describe("An empty list says that there is none"),
  })
  .partial()
  .meta({ id: "SaidFacts" });
export type SaidFactsView = z.infer<typeof saidFacts>;

const person = z
  .object({ kind: z.enum(["agent", "contact"]), id, name: z.string() })
  .describe("Who said so");

/** Any value of a fact, as `SaidFacts` has it under the fact's name. */
const value = z.union([
  z.string(),
  z.number().int(),
  z.array(z.string()),
  z.object({ name: z.string(), version: z.string().nullable() }),
  z.object({
    nodes: z.number().int().nullable(),
    proxy: z.string().nullable(),
    directory: z.string().nullable(),
    sso: z.string().nullable(),
    notes: z.string(),
  }),
]);

const freshnessLine = z.object({
  state: z.enum(["fresh", "to_confirm"]),
  confirmedSince: instant.nullable().describe("Since when no required fact was older"),
});

const freshnessView = freshnessLine
  .extend({ missing: z.array(factName), old: z.array(factName) })
  .meta({ id: "EnvironmentFreshness" });

/** A system as lists show it. */
export const environmentLine = z
  .object({
    id,
    name: z.string(),
    kind: environmentKind,
    organisation: named,
    product: named,
    subscription: z.object({ id, sku: z.string() }).nullable(),
    release: z.string().nullable(),
    freshness: freshnessLine,
  })
  .meta({ id: "EnvironmentLine" });
export type EnvironmentLine = z.infer<typeof environmentLine>;

export const environmentView = environmentLine
  .extend({
    freshness: freshnessView,
    version: z.string().describe("What If-Match names"),
    facts: z.array(
      z.object({
        name: factName,
        value,
        confirmedAt: instant,
        confirmedBy: person,
        old: z.boolean(),
      }),
    ),
    said: saidFacts.describe("The same values by name, ready to be corrected and sent back"),
    removedAt: instant.nullable(),
    may: z.object({ keep: z.boolean() }),
  })
  .meta({ id: "Environment" });
export type EnvironmentView = z.infer<typeof environmentView>;

export const environmentChange = z
  .object({
    version: z.number().int(),
    act: z.enum(ENVIRONMENT_ACTS),
    at: instant,
    by: person,
    name: z.string(),
    kind: environmentKind,
    facts: z.array(z.object({ name: factName, value })).describe("Said or confirmed then"),
  })
  .meta({ id: "EnvironmentChange" });
export type EnvironmentChangeView = z.infer<typeof environmentChange>;

export const comparedFact = z.object({
  name: factName,
  before: value.nullable(),
  after: value.nullable(),
  changed: z.boolean(),
});
export type ComparedFactView = z.infer<typeof comparedFact>;
export type FactValueView = z.infer<typeof value>;
