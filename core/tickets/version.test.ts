import { expect, test } from "vitest";
import { complete, ines, moments } from "#test/harness/one-ticket.ts";
import { momentOf } from "./moment.ts";
import { STATES } from "./vocabulary.ts";
import { seenIn, versionFor } from "./version.ts";

test("a note changes the version that the desk sees, and not the beneficiary's", () => {
  const { open } = moments();
  const noted = open.does(ines, complete.note);
  expect(versionFor("contact", noted.ticket)).toBe(versionFor("contact", open.ticket));
  expect(versionFor("agent", noted.ticket)).not.toBe(versionFor("agent", open.ticket));
});

test("each side reads its own kind of version back, and no other", () => {
  const { ticket } = moments().open.does(ines, complete.note);
  expect(versionFor("agent", ticket)).toBe("p2i1");
  expect(seenIn("agent", "p2i1")).toEqual({ public: 2, internal: 1 });
  expect(seenIn("contact", "p2")).toEqual({ public: 2, internal: null });
  expect(seenIn("agent", "p12i0")).toEqual({ public: 12, internal: 0 });
});

test.each(["", "2", "p", "p2i", "p-1i1", "p2i1 ", "xp2i1", "p1234567890i1", '"p2i1"'])(
  "%o is no version",
  (text) => {
    expect(seenIn("agent", text)).toBeUndefined();
    expect(seenIn("contact", text)).toBeUndefined();
  },
);

test("an agent's version is none for a contact, and the other way round", () => {
  expect(seenIn("contact", "p2i1")).toBeUndefined();
  expect(seenIn("agent", "p2")).toBeUndefined();
});

test("a suspended or resolved ticket that the beneficiary spoke on is at a moment of its own", () => {
  for (const state of STATES) {
    expect(momentOf(state, "beneficiary")).toBe(state);
    expect(momentOf(state, null)).toBe(state);
  }
  expect(STATES.map((state) => momentOf(state, "desk"))).toEqual([
    "new",
    "open",
    "suspended_answered",
    "in_progress",
    "resolved_answered",
    "closed",
  ]);
});
