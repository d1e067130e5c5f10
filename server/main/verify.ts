import {
  firstBrokenSigning,
  listVanished,
  verifyChains,
  type Finding,
} from "#server/events/index.ts";
import type { Queries } from "#server/platform/database.ts";
import { Failure } from "#server/platform/failure.ts";
import { findTicket, listTicketsAfter } from "#server/tickets/index.ts";
import { open } from "./open.ts";
import { command, say } from "./terminal.ts";

const PAGE = 500;

/** `verify EXO-2026-000123` or `verify --all`: recomputes the chains, and names the first link that does not hold. */
export async function main(args: readonly string[]): Promise<void> {
  await command(async ({ config, closers, fail }) => {
    const [reference] = args;
    if (reference === undefined) throw new Failure("unknown_option", { option: "verify" });
    const { database } = await open({ config, closers, mayJoin: true, onGivenUp: fail });
    const broken =
      reference === "--all"
        ? await verifyAll(database.desk)
        : await verifyOne(database.desk, reference);
    if (broken > 0) throw new Failure("chain_broken", { broken });
  });
}

async function verifyOne(db: Queries, reference: string): Promise<number> {
  const found = await findTicket(db, reference);
  if (found === undefined) throw new Failure("ticket_unknown", { reference });
  const findings = await verifyChains(db, found.id, found.ticket);
  for (const finding of findings) tell(reference, finding);
  if (findings.length === 0)
    say("verify.holds", {
      reference,
      events: found.ticket.publicSequence + found.ticket.internalSequence,
    });
  return findings.length;
}

async function verifyAll(db: Queries): Promise<number> {
  let broken = 0;
  let checked = 0;
  let after = "";
  for (;;) {
    const tickets = await listTicketsAfter(db, after, PAGE);
    for (const { reference, id, ticket } of tickets) {
      const findings = await verifyChains(db, id, ticket);
      for (const finding of findings) tell(reference, finding);
      broken += findings.length;
    }
    checked += tickets.length;
    after = tickets.at(-1)?.reference ?? after;
    if (process.stderr.isTTY) process.stderr.write(`\r${checked}`);
    if (tickets.length < PAGE) break;
  }
  for (const { ticket, day } of await listVanished(db)) {
    say("verify.vanished", { ticket, day });
    broken += 1;
  }
  const day = await firstBrokenSigning(db);
  if (day !== undefined) {
    say("verify.signature", { day });
    broken += 1;
  }
  if (broken === 0) say("verify.all_hold", { checked });
  return broken;
}

function tell(reference: string, finding: Finding): void {
  const { chain, sequence, why } = finding;
  const name = "name" in finding ? finding.name : "";
  const day = "signedOn" in finding ? finding.signedOn : "";
  say(`verify.${why}`, { reference, chain, sequence, name, day });
}
