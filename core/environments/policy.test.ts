import { expect, test } from "vitest";
import { as } from "../kit/brand.ts";
import type { Actor, StaffRole } from "../people/actor.ts";
import { authorizeKeeping, type EnvironmentSides } from "./policy.ts";

const contact = (...organisations: string[]): Actor => ({
  kind: "contact",
  id: as("maya"),
  memberships: organisations.map((organisation) => ({
    organisation: as(organisation),
    kind: "customer",
    role: "contact",
    sees: "own",
  })),
});
const staff = (...roles: StaffRole[]): Actor => ({
  kind: "agent",
  id: as("ines"),
  level: 1,
  roles,
});
const direct: EnvironmentSides = { organisation: as("acme"), partner: null };
const through: EnvironmentSides = { ...direct, partner: as("integra") };

test.each([
  ["one of its own people", contact("acme"), direct, "kept"],
  ["one of its own people, also through a partner", contact("acme"), through, "kept"],
  ["the partner's through whom it goes", contact("integra"), through, "kept"],
  ["that partner's where it goes through nobody", contact("integra"), direct, "not_found"],
  ["somebody of another organisation", contact("globex"), through, "not_found"],
  ["somebody of none", contact(), through, "not_found"],
  ["an agent", staff("agent"), direct, "kept"],
  ["staff without a role", staff(), direct, "forbidden"],
] as const)("R-31-09 a system is kept by its two sides and the desk: %s", (_, actor, of, said) => {
  const answer = authorizeKeeping(actor, of);
  expect(answer.ok ? "kept" : answer.refusal.code).toBe(said);
});
