import { describe, expect, test } from "vitest";
import { as } from "../kit/brand.ts";
import type { Actor, Membership } from "../people/actor.ts";
import { authorizeInternal, authorizeReport, type ReportScope } from "./policy.ts";

const [acme, north, partner] = [
  as<"OrganisationId">("acme"),
  as<"OrganisationId">("north"),
  as<"OrganisationId">("partner"),
];
const contact = (...memberships: readonly Membership[]): Actor => ({
  kind: "contact",
  id: as("leo"),
  memberships,
});
const member = (
  organisation: Membership["organisation"],
  role: Membership["role"] = "lead",
): Membership => ({
  organisation,
  kind: organisation === partner ? "partner" : "customer",
  role,
  sees: "all",
});
const nothing: ReportScope = { organisation: null, partner: null };
const asked = (more: Partial<ReportScope>): ReportScope => ({ ...nothing, ...more });
const answer = (actor: Actor, scope: ReportScope) => {
  const decided = authorizeReport(actor, scope);
  return decided.ok ? { ...decided.value } : decided.refusal.code;
};

describe("R-12-02 R-34-04 who may have a report of what", () => {
  test("the desk of everything, where its roles make reports", () => {
    const staff = { kind: "agent", id: as<"AgentId">("ines"), level: 1 } as const;
    expect(answer({ ...staff, roles: ["manager"] }, nothing)).toEqual(nothing);
    expect(answer({ ...staff, roles: [] }, nothing)).toBe("forbidden");
  });

  test("a customer's lead of the own tickets, or of those that went through one partner", () => {
    const lead = contact(member(acme));
    expect(answer(lead, nothing)).toEqual(asked({ organisation: acme }));
    expect(answer(lead, asked({ organisation: acme }))).toEqual(asked({ organisation: acme }));
    expect(answer(lead, asked({ organisation: acme, partner }))).toEqual({
      organisation: acme,
      partner,
    });
    for (const of of [{ organisation: north }, { partner }, { organisation: north, partner }])
      expect(answer(lead, asked(of))).toBe("not_found");
  });

  test("a partner's lead of what went through the partner, whichever customer's it is", () => {
    const lead = contact(member(partner));
    expect(answer(lead, nothing)).toEqual(asked({ partner }));
    expect(answer(lead, asked({ organisation: partner }))).toEqual(asked({ partner }));
    expect(answer(lead, asked({ organisation: acme, partner }))).toEqual({
      organisation: acme,
      partner,
    });
    expect(answer(lead, asked({ organisation: acme }))).toBe("not_found");
  });

  test("nobody else: who leads nothing, and who leads another organisation than the named one", () => {
    expect(answer(contact(member(acme, "contact")), nothing)).toBe("forbidden");
    expect(answer(contact(), nothing)).toBe("forbidden");
    const both = contact(member(acme, "contact"), member(north));
    expect(answer(both, asked({ organisation: acme }))).toBe("forbidden");
    expect(answer(both, nothing)).toEqual(asked({ organisation: north }));
  });
});

test("R-34-06 a report with internal objectives is the desk's alone, whoever else asks", () => {
  const manager = {
    kind: "agent",
    id: as<"AgentId">("ines"),
    level: 1,
    roles: ["manager"],
  } as const;
  expect(authorizeInternal(manager, true).ok).toBe(true);
  for (const one of [contact(member(acme)), contact(member(partner)), { ...manager, roles: [] }]) {
    expect(authorizeInternal(one, true)).toMatchObject({ refusal: { code: "forbidden" } });
    expect(authorizeInternal(one, false).ok).toBe(true);
  }
});
