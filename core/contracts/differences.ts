import { CLOCKS, type Clock } from "./vocabulary.ts";
import { SEVERITIES, type Severity } from "../tickets/vocabulary.ts";
import type { EscalationPoint, ServiceLevel } from "./terms.ts";
import type { WrittenExtra, WrittenTerms } from "./written-terms.ts";

type Single = "offer" | "phone" | "namedContacts" | "ticketsPerYear" | "appliesWorkarounds";
type Listed = "channels" | "included" | "addOns";

/** One thing that two versions of terms say differently. */
export type Difference =
  | {
      readonly part: Single;
      readonly before: string | number | null;
      readonly after: string | number | null;
    }
  | {
      readonly part: Listed;
      readonly added: readonly string[];
      readonly removed: readonly string[];
      /** Add-ons only: from a list to all that are supported, or back. */
      readonly limited?: boolean;
    }
  | {
      readonly part: "serviceLevel";
      readonly severity: Severity;
      readonly clock: Clock;
      readonly before: ServiceLevel | null;
      readonly after: ServiceLevel | null;
    }
  | {
      readonly part: "escalationPoints";
      readonly added: readonly EscalationPoint[];
      readonly removed: readonly EscalationPoint[];
    }
  | {
      readonly part: "extras";
      readonly added: readonly WrittenExtra[];
      readonly removed: readonly WrittenExtra[];
    };

const singles: readonly Single[] = [
  "offer",
  "phone",
  "namedContacts",
  "ticketsPerYear",
  "appliesWorkarounds",
];

/** What the later terms change, in the order in which people read a contract. */
export function differencesOf(before: WrittenTerms, after: WrittenTerms): Difference[] {
  return [
    ...singles
      .filter((part) => before[part] !== after[part])
      .map((part) => ({ part, before: before[part], after: after[part] })),
    ...listed("channels", before.channels, after.channels),
    ...levels(before.serviceLevels, after.serviceLevels),
    ...listed("included", before.included, after.included),
    ...addOns(before.addOns, after.addOns),
    ...rows("escalationPoints", before.escalationPoints, after.escalationPoints),
    ...rows("extras", before.extras, after.extras),
  ];
}

function listed(part: Listed, before: readonly string[], after: readonly string[]): Difference[] {
  const added = after.filter((one) => !before.includes(one));
  const removed = before.filter((one) => !after.includes(one));
  return added.length + removed.length === 0 ? [] : [{ part, added, removed }];
}

function addOns(before: readonly string[] | null, after: readonly string[] | null): Difference[] {
  if ((before === null) === (after === null)) return listed("addOns", before ?? [], after ?? []);
  return [{ part: "addOns", added: after ?? [], removed: before ?? [], limited: after !== null }];
}

function levels(before: readonly ServiceLevel[], after: readonly ServiceLevel[]): Difference[] {
  return SEVERITIES.flatMap((severity) =>
    CLOCKS.flatMap((clock): Difference[] => {
      const [was, is] = [before, after].map(
        (all) => all.find((one) => one.severity === severity && one.clock === clock) ?? null,
      );
      return sameRow(was, is)
        ? []
        : [{ part: "serviceLevel", severity, clock, before: was ?? null, after: is ?? null }];
    }),
  );
}

function rows<Part extends "escalationPoints" | "extras", Row extends object>(
  part: Part,
  before: readonly Row[],
  after: readonly Row[],
): { readonly part: Part; readonly added: Row[]; readonly removed: Row[] }[] {
  const without = (all: readonly Row[], others: readonly Row[]) =>
    all.filter((one) => !others.some((other) => sameRow(one, other)));
  const [added, removed] = [without(after, before), without(before, after)];
  return added.length + removed.length === 0 ? [] : [{ part, added, removed }];
}

/** Rows are flat, but for lists of words; the order of their keys says nothing. */
function sameRow(one: object | null | undefined, other: object | null | undefined): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(row: object | null | undefined): unknown {
  return Object.entries(row ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
