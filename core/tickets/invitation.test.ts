import { expect, test } from "vitest";
import { instant } from "#test/harness/one-ticket.ts";
import { writeInvitation, type Invitation } from "./invitation.ts";

const call: Invitation = {
  method: "REQUEST",
  uid: "EXO-2026-000001-1@permanence",
  sequence: 2,
  startsAt: instant("2026-11-27T09:30:00.5Z"),
  minutes: 45,
  summary: "Téléphone; cas bloqué, à deux",
  description: "One\nTwo",
  organizer: { name: "Support", email: "support@desk.example" },
  attendee: { name: 'Claire "C" Martin\r\nX-EVIL:1', email: "claire@arvor.example" },
};
const linesOf = (invitation: Invitation) =>
  writeInvitation(invitation, instant("2026-11-26T10:00:00Z"))
    .replaceAll("\r\n ", "")
    .split("\r\n");

test("R-32-16 an invitation says when, for how long, what and who", () => {
  const lines = linesOf(call);
  expect(lines).toEqual(
    expect.arrayContaining([
      "METHOD:REQUEST",
      "UID:EXO-2026-000001-1@permanence",
      "SEQUENCE:2",
      "DTSTAMP:20261126T100000Z",
      "DTSTART:20261127T093000Z",
      "DTEND:20261127T101500Z",
      String.raw`SUMMARY:Téléphone\; cas bloqué\, à deux`,
      String.raw`DESCRIPTION:One\nTwo`,
      "STATUS:CONFIRMED",
      'ORGANIZER;CN="Support":mailto:support@desk.example',
    ]),
  );
});

test("what is off is taken out of calendars by the same name", () => {
  const lines = linesOf({ ...call, method: "CANCEL", sequence: 3 });
  expect(lines).toEqual(
    expect.arrayContaining(["METHOD:CANCEL", `UID:${call.uid}`, "STATUS:CANCELLED"]),
  );
});

test("a name makes no line of its own", () => {
  expect(linesOf(call).filter((line) => line.startsWith("X-EVIL"))).toEqual([]);
  expect(linesOf(call).find((line) => line.startsWith("ATTENDEE"))).toContain(
    'CN="Claire  C  Martin  X-EVIL:1"',
  );
});
