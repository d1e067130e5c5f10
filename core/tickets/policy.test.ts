import { describe, expect, test } from "vitest";
import { authorizeKeeping } from "../environments/policy.ts";
import { as } from "../kit/brand.ts";
import type { Actor, Membership, StaffRole } from "../people/actor.ts";
import { partiesOf } from "./actor.ts";
import {
  authorizeByEnvironment,
  authorizeOnTicket,
  seesTicket,
  settlesTicket,
  type TicketScope,
} from "./policy.ts";

const person = (id: string, ...memberships: Membership[]) =>
  ({ kind: "contact", id: as<"ContactId">(id), memberships }) as const;
const customer = (organisation: string, more: Partial<Membership> = {}): Membership => ({
  organisation: as(organisation),
  kind: "customer",
  role: "contact",
  sees: "all",
  ...more,
});
const partner = (more: Partial<Membership> = {}) =>
  customer("integra", { kind: "partner", ...more });
const staff = (...roles: StaffRole[]): Actor => ({
  kind: "agent",
  id: as("ines"),
  level: 2,
  roles,
});

const maya = person("maya", customer("acme"));
const direct: TicketScope = { organisation: as("acme"), partner: null, filer: maya.id };
const paul = person("paul", partner());
const throughPartner: TicketScope = { ...direct, partner: as("integra"), filer: paul.id };

const sees = (actor: Actor, scope: TicketScope) => seesTicket(actor, scope);
const settles = (contact: ReturnType<typeof person>, scope: TicketScope) =>
  settlesTicket(contact.id, contact.memberships, scope);

describe("who sees a ticket", () => {
  test("members of its organisation, and nobody of another", () => {
    expect(sees(maya, direct)).toBe(true);
    expect(sees(person("colin", customer("acme")), direct)).toBe(true);
    expect(sees(person("rival", customer("globex", { role: "lead" })), direct)).toBe(false);
    expect(sees(person("nobody"), direct)).toBe(false);
  });

  test("a contact who sees only the own tickets sees the own ones, and a lead sees all", () => {
    const own = customer("acme", { sees: "own" });
    expect(sees(person("colin", own), direct)).toBe(false);
    expect(sees(person("maya", own), direct)).toBe(true);
    expect(sees(person("leo", { ...own, role: "lead" }), direct)).toBe(true);
  });

  test("a filer who left the organisation no longer sees the ticket, nor settles it", () => {
    const gone = person("maya", customer("globex"));
    expect([sees(gone, direct), settles(gone, direct)]).toEqual([false, false]);
  });

  test("a partner sees what was filed through its subscriptions, and nothing else of its customers", () => {
    expect(sees(paul, throughPartner)).toBe(true);
    expect(sees(person("petra", partner()), throughPartner)).toBe(true);
    expect(sees(paul, direct)).toBe(false);
    expect(sees(paul, { ...throughPartner, partner: as("other-partner"), filer: maya.id })).toBe(
      false,
    );
  });

  test("the end customer sees what its partner filed for it", () => {
    expect(sees(maya, throughPartner)).toBe(true);
  });

  test("a partner contact who sees only the own tickets sees those", () => {
    expect(sees(person("paul", partner({ sees: "own" })), throughPartner)).toBe(true);
    expect(sees(person("petra", partner({ sees: "own" })), throughPartner)).toBe(false);
  });

  test("a person of two organisations sees by each as that one says", () => {
    const two = person("twain", customer("acme", { sees: "own" }), customer("globex"));
    expect(sees(two, direct)).toBe(false);
    expect(sees(two, { ...direct, organisation: as("globex") })).toBe(true);
    expect(sees(two, { ...direct, filer: two.id })).toBe(true);
    expect(sees(two, { ...direct, organisation: as("initech"), filer: two.id })).toBe(false);
  });

  test("agents and managers work on tickets; an administrator alone does not read them", () => {
    expect(sees(staff("agent"), direct)).toBe(true);
    expect(sees(staff("manager"), direct)).toBe(true);
    expect(sees(staff("administrator"), direct)).toBe(false);
    expect(sees(staff("administrator", "agent"), direct)).toBe(true);
    expect(sees(staff(), direct)).toBe(false);
  });
});

describe("who accepts, refuses and withdraws", () => {
  test("R-32-18 the filer and the lead of the organisation, not a colleague", () => {
    expect(settles(maya, direct)).toBe(true);
    expect(settles(person("leo", customer("acme", { role: "lead" })), direct)).toBe(true);
    expect(settles(person("colin", customer("acme")), direct)).toBe(false);
    expect(settles(person("rival", customer("globex", { role: "lead" })), direct)).toBe(false);
  });

  test("R-32-18 the partner contact who filed, and neither that one's colleagues nor the partner's lead", () => {
    expect(settles(paul, throughPartner)).toBe(true);
    expect(settles(person("petra", partner()), throughPartner)).toBe(false);
    expect(settles(person("pia", partner({ role: "lead" })), throughPartner)).toBe(false);
  });

  test("R-32-18 the end customer's lead settles what the partner filed, its contacts only reply", () => {
    expect(settles(person("leo", customer("acme", { role: "lead" })), throughPartner)).toBe(true);
    expect(settles(maya, throughPartner)).toBe(false);
  });

  test("a lead of one organisation is no lead of another", () => {
    const two = person("twain", customer("acme"), customer("globex", { role: "lead" }));
    expect(settles(two, direct)).toBe(false);
    expect(settles(two, { ...direct, organisation: as("globex") })).toBe(true);
  });

  test("whoever settles a ticket sees it", () => {
    const people = [maya, paul, person("leo", customer("acme", { role: "lead", sees: "own" }))];
    for (const scope of [direct, throughPartner])
      for (const one of people) expect(settles(one, scope) && !sees(one, scope)).toBe(false);
  });
});

describe("the standing on a ticket", () => {
  const standing = (actor: Actor, scope: TicketScope) => {
    const answer = authorizeOnTicket(actor, scope);
    return answer.ok ? answer.value.as : answer.refusal.code;
  };

  test("what someone may not see is not found, whoever asks", () => {
    for (const actor of [person("rival", customer("globex")), staff("administrator"), paul])
      expect(standing(actor, direct)).toBe("not_found");
  });

  test("a contact comes as one who settles or not, an agent as manager or not", () => {
    expect(standing(maya, direct)).toEqual({ kind: "contact", id: maya.id, settles: true });
    expect(standing(maya, throughPartner)).toEqual({
      kind: "contact",
      id: maya.id,
      settles: false,
    });
    expect(standing(staff("agent"), direct)).toMatchObject({ kind: "agent", manager: false });
    expect(standing(staff("manager"), direct)).toMatchObject({ kind: "agent", manager: true });
  });

  test("each standing counts as its parties of the life cycle", () => {
    const id = maya.id;
    expect(partiesOf({ kind: "contact", id, settles: true })).toEqual(["contact", "settler"]);
    expect(partiesOf({ kind: "contact", id, settles: false })).toEqual(["contact"]);
    expect(partiesOf({ kind: "agent", id: as("ines"), manager: true })).toEqual([
      "agent",
      "manager",
    ]);
    expect(partiesOf({ kind: "schedule" })).toEqual(["schedule"]);
  });

  test("the scope that policy let through is the one that was asked about", () => {
    const answer = authorizeOnTicket(maya, direct);
    expect(answer).toMatchObject({ ok: true, value: { scope: direct } });
  });
});

describe("R-31-09 who keeps a system answers the cases that wait for it", () => {
  const answers = (actor: Actor, scope: TicketScope, organisation = "acme") => {
    const environment = {
      organisation: as<"OrganisationId">(organisation),
      partner: as<"OrganisationId">("integra"),
    };
    const kept = authorizeKeeping(actor, environment);
    if (!kept.ok) throw new Error(kept.refusal.code);
    const answer = authorizeByEnvironment(actor, kept.value, scope);
    return answer.ok ? answer.value.as : answer.refusal.code;
  };
  const colin = person("colin", customer("acme", { sees: "own" }));

  test("those of colleagues, too, whose settlement is not theirs", () => {
    expect(answers(colin, direct)).toEqual({ kind: "contact", id: "colin", settles: false });
    expect(answers(maya, direct)).toMatchObject({ settles: true });
    expect(answers(staff("agent"), direct)).toMatchObject({ kind: "agent", manager: false });
  });

  test("a partner those that went through it alone", () => {
    expect(answers(paul, throughPartner)).toMatchObject({ kind: "contact" });
    expect(answers(paul, direct)).toBe("not_found");
  });

  test("never one of another organisation, were it about such a system", () => {
    expect(answers(staff("agent"), direct, "globex")).toBe("not_found");
  });
});
