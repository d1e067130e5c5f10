import { z } from "zod";
import {
  comparedFact,
  environmentChange,
  environmentKind,
  environmentLine,
  environmentView,
  saidFacts,
} from "./environment-views.ts";
import { reading, writing } from "./people-problems.ts";
import { route } from "./route.ts";
import { cursor, givenInstant, id, limit, line, page, search } from "./shapes.ts";

const params = z.object({ environment: id });
const kept = [
  ...writing,
  "unknown_subscription",
  "production_taken",
  "version_unreadable",
] as const;
const changed = [...kept, "environment_removed", "version_required", "version_conflict"] as const;

export const listEnvironments = route({
  id: "environments.list",
  method: "GET",
  path: "/environments",
  tag: "environments",
  access: "signed-in",
  summary: "Systems that the reader may see, by name, without removed ones",
  query: z.strictObject({
    organisation: id.optional(),
    subscription: id.optional(),
    search: search.describe("Part of the name"),
    cursor,
    limit,
  }),
  answer: page(environmentLine),
  status: 200,
  problems: [...reading],
});

export const getEnvironment = route({
  id: "environments.get",
  method: "GET",
  path: "/environments/:environment",
  tag: "environments",
  access: "signed-in",
  summary: "One system: each fact with who confirmed it and when",
  params,
  answer: environmentView,
  status: 200,
  problems: [...reading],
});

export const listEnvironmentChanges = route({
  id: "environments.changes",
  method: "GET",
  path: "/environments/:environment/changes",
  tag: "environments",
  access: "signed-in",
  summary: "What was done to what the desk holds of a system, newest first",
  params,
  query: z.strictObject({ cursor, limit }),
  answer: page(environmentChange),
  status: 200,
  problems: [...reading],
});

export const compareEnvironment = route({
  id: "environments.compare",
  method: "GET",
  path: "/environments/:environment/comparison",
  tag: "environments",
  access: "signed-in",
  summary: "What was known of a system at two moments, fact by fact",
  params,
  query: z.strictObject({ from: givenInstant, to: givenInstant }),
  answer: z.object({ facts: z.array(comparedFact) }),
  status: 200,
  problems: [...reading, "missing_field"],
});

export const recordEnvironment = route({
  id: "environments.record",
  method: "POST",
  path: "/environments",
  tag: "environments",
  access: "signed-in",
  summary: "Record a system",
  body: z.strictObject({
    organisation: id,
    subscription: id.nullable().default(null).describe("The contract that covers it"),
    product: id,
    name: line(120),
    kind: environmentKind,
    facts: saidFacts.default({}),
  }),
  answer: environmentView,
  status: 201,
  problems: [...kept, "unknown_organisation", "unknown_product"],
});

export const changeEnvironment = route({
  id: "environments.change",
  method: "PATCH",
  path: "/environments/:environment",
  tag: "environments",
  access: "signed-in",
  summary: "Correct what is known of a system; what is left out stays as it is",
  params,
  body: z.strictObject({
    name: line(120).optional(),
    kind: environmentKind.optional(),
    subscription: id.nullable().optional(),
    facts: saidFacts.default({}),
  }),
  answer: environmentView,
  status: 200,
  ifMatch: "required",
  problems: [...changed],
});

export const confirmEnvironment = route({
  id: "environments.confirm",
  method: "POST",
  path: "/environments/:environment/confirm",
  tag: "environments",
  access: "signed-in",
  summary:
    "Say that everything known of a system still holds, but for what is corrected; answers every ticket that asked",
  params,
  body: z.strictObject({ facts: saidFacts.default({}) }),
  answer: environmentView,
  status: 200,
  ifMatch: "required",
  problems: [...changed],
});

export const removeEnvironment = route({
  id: "environments.remove",
  method: "POST",
  path: "/environments/:environment/remove",
  tag: "environments",
  access: "signed-in",
  summary: "Say that a system is no more; its history and its tickets stay",
  params,
  body: z.strictObject({}),
  answer: environmentView,
  status: 200,
  ifMatch: "required",
  problems: [...changed],
});
