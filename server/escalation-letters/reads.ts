import type { EscalationPoint } from "#core/contracts/terms.ts";
import type { Side } from "#core/tickets/vocabulary.ts";
import type { Queries } from "#server/platform/database.ts";
import { listKnown, listManagers, type EscalationCase, type Known } from "./store.ts";

/** One whom an escalation concerns, as a letter addresses them. */
export interface Concerned {
  readonly side: Side;
  readonly name: string;
  readonly email: string;
  readonly language: "fr" | "en";
  readonly timeZone: string;
}

/**
 * Everyone whom an escalation concerns on one side, each once: the contract's points, whoever raised it, the assignee or
 * the filer; and the desk's managers where the contract names no point of the desk, so that somebody always hears of it.
 * A point is written to in the language of the account with its address, or else of its own side's people; the contract names it,
 * so it is told whatever else that account sees, unless the account is one that gets in nowhere any more.
 */
export async function readConcerned(
  db: Queries,
  found: EscalationCase,
  side: Side,
): Promise<readonly Concerned[]> {
  const named = found.points.filter((point) => point.side === side);
  const emails = named.map(({ email }) => email.toLowerCase());
  const people = await listKnown(db, { ids: peopleOf(found, side), emails });
  const known = people.filter(({ isOut }) => !isOut);
  const points = named.filter((point) => isThere(point, people));
  const managers = side === "desk" && points.length === 0 ? await listManagers(db) : [];
  const own = known.filter(({ kind }) => (kind === "agent") === (side === "desk"));
  const like = own[0] ?? (await listManagers(db))[0];
  return eachOnce([
    ...points.map((point) => addressed(point, known, like, found.zone)),
    ...[...own, ...managers].map((one) => ({ ...one, side })),
  ]);
}

function peopleOf(found: EscalationCase, side: Side): string[] {
  const { raisedBy, isRaiserThere, assignee, beneficiaries } = found;
  const isOurs =
    side === "desk" ? raisedBy.kind === "agent" : raisedBy.kind === "contact" && isRaiserThere;
  const raiser = isOurs && raisedBy.kind !== "schedule" ? [raisedBy.id] : [];
  const others = side === "desk" ? (assignee === null ? [] : [assignee]) : beneficiaries;
  return [...raiser, ...others];
}

/** Of somebody who has an account: whether it opens anything. Whoever has none is known by the contract alone. */
function isThere({ email }: EscalationPoint, people: readonly Known[]): boolean {
  const accounts = people.filter((one) => one.email.toLowerCase() === email.toLowerCase());
  return accounts.length === 0 || accounts.some(({ isOut }) => !isOut);
}

function addressed(
  { side, name, email }: EscalationPoint,
  known: readonly Known[],
  like: Known | undefined,
  zone: string,
): Concerned {
  const account = known.find((one) => one.email.toLowerCase() === email.toLowerCase());
  const language = (account ?? like)?.language ?? "fr";
  return { side, name, email, language, timeZone: account?.timeZone ?? zone };
}

function eachOnce(people: readonly Concerned[]): readonly Concerned[] {
  const byAddress = new Map<string, Concerned>();
  for (const { side, name, email, language, timeZone } of people) {
    const key = email.toLowerCase();
    if (!byAddress.has(key)) byAddress.set(key, { side, name, email, language, timeZone });
  }
  return [...byAddress.values()];
}
