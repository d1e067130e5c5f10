import { describe, expect, test } from "vitest";
import { as } from "../kit/brand.ts";
import { STAFF_ROLES, type Actor, type StaffRole } from "./actor.ts";
import { authorizeLead, authorizeStaff, mayAsStaff, type StaffAction } from "./policy.ts";

const staff = (...roles: StaffRole[]): Actor => ({
  kind: "agent",
  id: as("ines"),
  level: 1,
  roles,
});
const lead: Actor = {
  kind: "contact",
  id: as("leo"),
  memberships: [{ organisation: as("acme"), kind: "customer", role: "lead", sees: "all" }],
};

/** Copied by hand from what each role is there for. */
const allowed: Readonly<Record<StaffAction, readonly StaffRole[]>> = {
  "tickets.work": ["agent", "manager"],
  "customers.read": ["agent", "manager", "administrator"],
  "customers.manage": ["manager", "administrator"],
  "contracts.manage": ["manager", "administrator"],
  "offers.manage": ["administrator"],
  "calendars.manage": ["manager", "administrator"],
  "on-call.manage": ["manager", "administrator"],
  "paging.manage": ["administrator"],
  "objectives.manage": ["manager", "administrator"],
  "catalogue.manage": ["administrator"],
  "environments.keep": ["agent", "manager", "administrator"],
  "settings.manage": ["manager", "administrator"],
  "procedure.manage": ["administrator"],
  "agents.read": ["agent", "manager", "administrator"],
  "agents.manage": ["administrator"],
  "reports.make": ["agent", "manager"],
  "reports.plan": ["manager"],
  "outbox.read": ["administrator"],
};
const actions = Object.keys(allowed) as StaffAction[];

describe("what staff may do", () => {
  test.each(actions)("%s is for its roles alone", (action) => {
    for (const role of STAFF_ROLES)
      expect(mayAsStaff(staff(role), action)).toBe(allowed[action].includes(role));
  });

  test("one role that allows it is enough, and none allows nothing", () => {
    expect(mayAsStaff(staff("agent", "administrator"), "agents.manage")).toBe(true);
    for (const action of actions) expect(mayAsStaff(staff(), action)).toBe(false);
  });

  test("a contact, even a lead, does nothing that is the staff's", () => {
    for (const action of actions)
      expect(authorizeStaff(lead, action)).toEqual({ ok: false, refusal: { code: "forbidden" } });
  });
});

describe("what a lead may do", () => {
  const [membership] = lead.kind === "contact" ? lead.memberships : [];
  const colleague: Actor = {
    kind: "contact",
    id: as("colin"),
    memberships: [{ organisation: as("acme"), kind: "customer", role: "contact", sees: "all" }],
  };

  test("with the contacts of the own organisation, and of no other", () => {
    expect(authorizeLead(lead, "acme")).toEqual({ ok: true, value: membership });
    expect(authorizeLead(lead, "globex")).toMatchObject({ refusal: { code: "not_found" } });
  });

  test("colleagues may not, and for staff it is no organisation of theirs", () => {
    expect(authorizeLead(colleague, "acme")).toMatchObject({ refusal: { code: "forbidden" } });
    expect(authorizeLead(staff("manager"), "acme")).toMatchObject({
      refusal: { code: "not_found" },
    });
  });
});
