import { extraAt } from "#core/coverage/contract-reasons.ts";
import type { SettingsInForce } from "#core/procedure/settings.ts";
import type { Command, CommandOf } from "#core/tickets/commands.ts";
import type { Situation } from "#core/tickets/guard.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import { findApplier, readTermsAt } from "#server/contracts/index.ts";
import { readIsToConfirm } from "#server/environments/index.ts";
import type { Transaction } from "#server/platform/database.ts";

interface Asked {
  readonly ticket: Pick<Ticket, "environment" | "subscription">;
  readonly command: Command;
  readonly now: Temporal.Instant;
}

/** What the decision looks at beside the ticket. */
export async function situationOf(
  tx: Transaction,
  settings: SettingsInForce,
  { ticket: { environment, subscription }, command, now }: Asked,
): Promise<Situation> {
  if (subscription !== null && asksForTerms(command))
    return { now, settings, ...(await termsFor(tx, subscription, command, now)) };
  if (environment === null || !asksForFreshness(command)) return { now, settings };
  return {
    now,
    settings,
    environmentToConfirm: await readIsToConfirm(tx, environment.id, now, settings),
  };
}

type OfTerms = CommandOf<"escalate"> | CommandOf<"propose-interaction">;

function asksForTerms(command: Command): command is OfTerms {
  if (command.type === "propose-interaction") return command.kind === "on_site";
  return command.type === "escalate";
}

/** R-34-03, R-32-16: the points that the contract names now, and whether it lets the desk come to the place then. */
async function termsFor(
  tx: Transaction,
  subscription: string,
  command: OfTerms,
  now: Temporal.Instant,
): Promise<Pick<Situation, "termsInForce" | "onSiteAgreed">> {
  const at = command.type === "escalate" ? now : command.startsAt;
  const found = await readTermsAt(tx, subscription, at);
  if (found === undefined) return {};
  return command.type === "escalate"
    ? { termsInForce: found.version }
    : { onSiteAgreed: extraAt(found.terms, "on_site", at) !== undefined };
}

/** Work begins or goes on where the system is known; and only one that is not is asked about. */
function asksForFreshness(command: Command): boolean {
  if (command.type === "request-information") return command.environmentItem !== undefined;
  return command.type === "start-work" || command.type === "resume";
}

/** A workaround that does not say who applies it is applied by whom the contract names (R-12-10). */
export async function withApplier(
  tx: Transaction,
  command: Command,
  ticketId: string,
): Promise<Command> {
  if (command.type !== "conclude" || command.conclusion.kind !== "workaround") return command;
  if (command.conclusion.appliedBy !== undefined) return command;
  const appliedBy = (await findApplier(tx, ticketId)) ?? "beneficiary";
  return { ...command, conclusion: { ...command.conclusion, appliedBy } };
}
