import { describe, expect, test } from "vitest";
import { checkAbsence, checkCover, checkRotation, checkSpan } from "./check.ts";
import { authorizeException } from "./policy.ts";
import { as } from "../kit/brand.ts";
import type { StaffRole } from "../people/actor.ts";
import { adam, at, ines, noe, roster, rotation } from "./worlds.ts";

const now = at("2026-01-06T00:00:00Z");
const night = { from: at("2026-01-07T18:00:00Z"), to: at("2026-01-08T06:00:00Z") };
const codeOf = (answer: { ok: boolean; refusal?: { code: string; field?: string } }) =>
  answer.refusal === undefined ? "ok" : `${answer.refusal.code} ${answer.refusal.field}`;

test("a rotation has somebody in it, each once, in a zone that there is", () => {
  expect(codeOf(checkRotation(rotation()))).toBe("ok");
  expect(codeOf(checkRotation(rotation({ agents: [] })))).toBe("roster_empty agents");
  expect(codeOf(checkRotation(rotation({ agents: [ines, adam, ines] })))).toBe(
    "agent_twice agents.2",
  );
  expect(codeOf(checkRotation(rotation({ zone: "Europe/Atlantis" })))).toBe("unknown_zone zone");
});

test("a time has an end after its beginning, a year after at the most", () => {
  expect(codeOf(checkSpan(night))).toBe("ok");
  expect(codeOf(checkSpan({ from: night.to, to: night.from }))).toBe("times_reversed to");
  expect(codeOf(checkSpan({ from: night.to, to: night.to }))).toBe("times_reversed to");
  const year = { from: night.from, to: night.from.add({ hours: 366 * 24 }) };
  expect(codeOf(checkSpan(year))).toBe("ok");
  expect(codeOf(checkSpan({ ...year, to: year.to.add({ seconds: 1 }) }))).toBe("over_a_year to");
});

describe("an absence", () => {
  test("is of a time that is not over, and is noted once", () => {
    const absence = { ...night, agent: ines };
    expect(codeOf(checkAbsence(roster(), absence, now))).toBe("ok");
    expect(codeOf(checkAbsence(roster(), absence, night.to))).toBe("exception_over to");
    const noted = roster({
      absences: [{ ...absence, from: now, to: night.from.add({ seconds: 1 }) }],
    });
    expect(codeOf(checkAbsence(noted, absence, now))).toBe("exception_overlaps from");
    expect(codeOf(checkAbsence(noted, { ...absence, agent: adam }, now))).toBe("ok");
    const before = roster({ absences: [{ ...absence, from: now, to: night.from }] });
    expect(codeOf(checkAbsence(before, absence, now))).toBe("ok");
    expect(codeOf(checkAbsence(roster(), { ...absence, to: now }, now))).toBe("times_reversed to");
  });
});

describe("a swap", () => {
  const cover = { ...night, agent: ines, by: noe };

  test("hands a duty of one's own to somebody else", () => {
    expect(codeOf(checkCover(roster(), cover, now))).toBe("ok");
    expect(codeOf(checkCover(roster(), { ...cover, by: ines }, now))).toBe("swap_with_oneself by");
    expect(codeOf(checkCover(roster(), { ...cover, agent: adam }, now))).toBe("not_on_duty from");
    expect(codeOf(checkCover(roster(), { ...cover, to: now }, now))).toBe("times_reversed to");
  });

  test("is made once for a time, and with somebody who is there for all of it", () => {
    const swapped = roster({ covers: [{ ...cover, by: adam }] });
    expect(codeOf(checkCover(swapped, cover, now))).toBe("exception_overlaps from");
    const away = roster({
      absences: [{ agent: noe, from: now, to: night.from.add({ minutes: 1 }) }],
    });
    expect(codeOf(checkCover(away, cover, now))).toBe("covering_while_absent by");
  });

  test("may be made by whoever is away then: that is what it is for", () => {
    const away = roster({ absences: [{ ...night, agent: ines }] });
    expect(codeOf(checkCover(away, cover, now))).toBe("ok");
  });
});

test("an agent departs from the own turns, and whoever keeps the roster from anybody's", () => {
  const staff = (id: string, ...roles: StaffRole[]) =>
    ({ kind: "agent", id: as<"AgentId">(id), level: 1, roles }) as const;
  expect(authorizeException(staff("ines", "agent"), "ines").ok).toBe(true);
  expect(authorizeException(staff("ines", "agent"), "adam").ok).toBe(false);
  expect(authorizeException(staff("max", "manager"), "adam").ok).toBe(true);
  expect(authorizeException(staff("anne", "administrator"), "adam").ok).toBe(true);
  const contact = { kind: "contact", id: as<"ContactId">("ines"), memberships: [] } as const;
  expect(authorizeException(contact, "ines").ok).toBe(false);
});
