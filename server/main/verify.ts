import { listOrphans, verifyChains, verifyFiles, type Finding } from "#server/events/index.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { Queries } from "#server/platform/database.ts";
import { Failure } from "#server/platform/failure.ts";
import { listVanished, verifySignings } from "#server/signings/index.ts";
import { findTicket, findTicketId, listReferencesAfter } from "#server/ticket-rows/index.ts";
import { readArguments } from "./arguments.ts";
import type { Context } from "./context.ts";
import { open } from "./open.ts";
import { readSigningTrust } from "./signing-key.ts";
import { command, say } from "./terminal.ts";

const PAGE = 500;

/** `verify EXO-2026-000123` or `verify --all`: recomputes the chains, and names the first link that does not hold. */
export async function main(args: readonly string[]): Promise<void> {
  await command(async ({ config, closers, fail }) => {
    const asked = readArguments("verify", args, { flags: ["all"], ticket: { unless: "all" } });
    if (asked === undefined) return;
    const context = await open({
      config,
      closers,
      mayJoin: true,
      mustExist: true,
      onGivenUp: fail,
    });
    const broken = asked.flags.has("all")
      ? await verifyAll(context)
      : await verifyOne(context, asked.reference);
    if (broken > 0) throw new Failure("chain_broken", { broken });
  });
}

async function verifyOne(context: Context, reference: string): Promise<number> {
  const { desk } = context.database;
  const id = await findTicketId(desk, reference);
  if (id === undefined) throw new Failure("ticket_unknown", { reference });
  const broken = (await verifyTicket(context, { id, reference })) + (await verifySigned(context));
  if (broken > 0) return broken;
  const row = await readable(desk, reference);
  say("verify.holds", {
    reference,
    events: (row?.publicSequence ?? 0) + (row?.internalSequence ?? 0),
  });
  return 0;
}

async function verifyAll(context: Context): Promise<number> {
  const { desk } = context.database;
  let broken = 0;
  let checked = 0;
  let after = "";
  for (;;) {
    const tickets = await listReferencesAfter(desk, after, PAGE);
    for (const ticket of tickets) broken += await verifyTicket(context, ticket);
    checked += tickets.length;
    after = tickets.at(-1)?.reference ?? after;
    if (process.stderr.isTTY) process.stderr.write(`\r${checked}`);
    if (tickets.length < PAGE) break;
  }
  broken += await verifyNoRemains(desk);
  broken += await verifySigned(context);
  if (broken === 0) say("verify.all_hold", { checked });
  return broken;
}

async function verifyTicket(
  { database: { desk }, files }: Context,
  { id, reference }: { readonly id: string; readonly reference: string },
): Promise<number> {
  const findings = [
    ...(await verifyChains(desk, id, await readable(desk, reference))),
    ...(await verifyFiles(desk, files, id)),
  ];
  for (const finding of findings) tell(reference, finding);
  return findings.length;
}

/** The ticket that its row tells; undefined where somebody wrote into the row what no ticket is made of. */
async function readable(db: Queries, reference: string): Promise<Ticket | undefined> {
  try {
    return (await findTicket(db, reference))?.ticket;
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What is left of tickets that are gone. */
async function verifyNoRemains(db: Queries): Promise<number> {
  const vanished = await listVanished(db);
  for (const { ticket, day } of vanished) say("verify.vanished", { ticket, day });
  const orphans = await listOrphans(db);
  for (const ticket of orphans) say("verify.orphan", { ticket });
  return vanished.length + orphans.length;
}

/** What has been signed, judged by what is kept beside the desk's key and nowhere in the database. */
async function verifySigned({ database: { desk }, config }: Context): Promise<number> {
  const trust = readSigningTrust(config);
  const findings = await verifySignings(desk, trust);
  for (const { why, ...told } of findings) say(`verify.${why}`, told);
  if (trust.marked === undefined) say("verify.end_unseen", { path: config.dataDirectory });
  return findings.length;
}

function tell(reference: string, finding: Finding): void {
  const { chain, sequence, why } = finding;
  const name = "name" in finding ? finding.name : "";
  const day = "signedOn" in finding ? finding.signedOn : "";
  say(`verify.${why}`, { reference, chain, sequence, name, day });
}
