import { basic, calendarText, escaped } from "../catalogue/icalendar.ts";

/** A direct interaction as calendar programs are told of it. */
export interface Invitation {
  /** `CANCEL` takes back what `REQUEST` of the same `uid` put into calendars. */
  readonly method: "REQUEST" | "CANCEL";
  readonly uid: string;
  /** Higher in each later word about the same thing. */
  readonly sequence: number;
  readonly startsAt: Temporal.Instant;
  readonly minutes: number;
  readonly summary: string;
  readonly description: string;
  readonly organizer: { readonly name: string; readonly email: string };
  readonly attendee: { readonly name: string; readonly email: string };
}

/** An iCalendar object (RFC 5545, RFC 5546) that invites one person. `stamp` is the moment at which it was made. */
export function writeInvitation(invitation: Invitation, stamp: Temporal.Instant): string {
  const { method, uid, sequence, startsAt, minutes, organizer, attendee } = invitation;
  const isOff = method === "CANCEL";
  return calendarText([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Permanence//Escalation//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(startsAt.add({ minutes }))}`,
    `SUMMARY:${escaped(invitation.summary)}`,
    `DESCRIPTION:${escaped(invitation.description)}`,
    `STATUS:${isOff ? "CANCELLED" : "CONFIRMED"}`,
    `ORGANIZER;CN=${quoted(organizer.name)}:mailto:${organizer.email}`,
    `ATTENDEE;CN=${quoted(attendee.name)};ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:${attendee.email}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ]);
}

/** `20261127T093000Z`: to the second, which is all that iCalendar writes. */
function utc(at: Temporal.Instant): string {
  return basic(at.round({ smallestUnit: "second", roundingMode: "floor" }).toString());
}

/** A parameter holds neither quotes nor line ends, whatever a person is called. */
function quoted(name: string): string {
  return `"${name.replaceAll(/["\p{Cc}]/gu, " ")}"`;
}
