import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { Command } from "#core/tickets/commands.ts";
import { verifyChains } from "#server/events/index.ts";
import { saidWhen } from "#test/harness/any-command.ts";
import { anyLife, bodyIn, isKey, type Attempt } from "#test/harness/any-hands.ts";
import { openClock } from "#test/harness/clock.ts";
import { handsOn, type Hands } from "#test/harness/hands.ts";
import { completeFor, ines, maya } from "#test/harness/one-ticket.ts";
import { plainly, storedTicket } from "#test/harness/told.ts";
import { openWorld, type World } from "#test/harness/world.ts";

const clock = openClock();
let world: World;
let hands: Hands;
beforeAll(async () => {
  world = await openWorld({}, clock.now);
  hands = handsOn(world);
});
afterAll(() => world.close());

/** What this person tries next on the ticket, if there is anything for them. */
async function ideaOf(reference: string, attempt: Attempt): Promise<Command | undefined> {
  const { person, pick, wild } = attempt;
  if (wild !== undefined || person === "rival") return wild;
  const seen = await hands.see(person, reference).catch(() => undefined);
  const open = seen?.may.filter(({ allowed }) => allowed).map(({ command }) => command) ?? [];
  const command = open[pick % Math.max(1, open.length)];
  if (command === undefined || !isKey(command)) return undefined;
  return completeFor(world.people[person].kind === "agent" ? ines : maya, command);
}

/** Lives through the attempts; counts what was carried out and what was refused. */
async function live(reference: string, attempts: readonly Attempt[]) {
  const codes = new Map<string, number>();
  for (const attempt of attempts) {
    clock.pass({ minutes: attempt.minutes });
    const command = await ideaOf(reference, attempt);
    if (command === undefined) continue;
    const { person } = attempt;
    const answer = await hands.give(
      person,
      reference,
      command.type,
      bodyIn(world, saidWhen(command, clock.now())) as never,
    );
    const code = answer.ok ? "done" : answer.problem.code;
    codes.set(code, (codes.get(code) ?? 0) + 1);
    if (answer.ok) continue;
    expect(ticketCommands[command.type].problems).toContain(code);
    expect(answer.problem.detail).not.toMatch(/\{\{|undefined|^$/);
  }
  return codes;
}

test("R-32-24 whatever anybody tries, the row is the fold of the events, and the chains hold", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyLife, async (attempts) => {
      clock.stopAt("2026-11-02T09:00:00Z");
      const { reference } = await hands.file("claire");
      for (const code of (await live(reference, attempts)).keys()) seen.add(code);
      const { desk } = world.context.database;
      const stored = await storedTicket(desk, reference);
      expect(plainly(stored.row)).toEqual(plainly(stored.fold));
      expect(stored.ends).toEqual(stored.heads);
      for (const sequence of Object.values(stored.sequences))
        expect(sequence).toEqual(sequence.map((_, index) => index + 1));
      expect(await verifyChains(desk, stored.id, stored.row)).toEqual([]);
      const shown = await hands.see("lead", reference);
      expect(shown.events.every(({ chain }) => chain === "public")).toBe(true);
      expect(shown.version).toBe(`p${stored.row.publicSequence}`);
    }),
    { numRuns: 15, seed: 20_261_102 },
  );
  expect([...seen]).toEqual(expect.arrayContaining(["done", "wrong_state", "ticket_closed"]));
}, 120_000);
