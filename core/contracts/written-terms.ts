import type { Extra, Terms } from "./terms.ts";

/** Terms as they are kept: days are text, and the zone stands on the contract, which counts all its days in one. */
export interface WrittenTerms extends Omit<Terms, "zone" | "extras" | "plannedFixResolves"> {
  readonly extras: readonly WrittenExtra[];
  /** Absent of what was agreed before it could be: no planned fix stopped a clock then. */
  readonly plannedFixResolves?: boolean;
}

export interface WrittenExtra extends Omit<Extra, "from" | "until"> {
  readonly from: string | null;
  readonly until: string | null;
}

export function writeTerms(terms: Terms): WrittenTerms {
  return {
    offer: terms.offer,
    channels: terms.channels,
    phone: terms.phone,
    namedContacts: terms.namedContacts,
    included: terms.included,
    serviceLevels: terms.serviceLevels,
    addOns: terms.addOns,
    ticketsPerYear: terms.ticketsPerYear,
    plannedFixResolves: terms.plannedFixResolves,
    appliesWorkarounds: terms.appliesWorkarounds,
    escalationPoints: terms.escalationPoints,
    extras: terms.extras.map(({ from, until, ...extra }) => ({
      ...extra,
      from: from?.toString() ?? null,
      until: until?.toString() ?? null,
    })),
  };
}

export function readTerms(written: WrittenTerms, zone: string): Terms {
  const { extras, plannedFixResolves = false, ...terms } = written;
  return { ...terms, plannedFixResolves, zone, extras: extras.map(readExtra) };
}

/** Throws where a day is none: days from outside are checked before. */
export function readExtra({ from, until, ...extra }: WrittenExtra): Extra {
  return { ...extra, from: dayOrNull(from), until: dayOrNull(until) };
}

function dayOrNull(day: string | null): Temporal.PlainDate | null {
  return day === null ? null : Temporal.PlainDate.from(day);
}
