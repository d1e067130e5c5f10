import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { newId } from "#server/platform/identity.ts";
import { isKey, bodyIn } from "#test/harness/any-hands.ts";
import { sendFile } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { handsOn, momentsOf, type Hands, type Key } from "#test/harness/hands.ts";
import { completeFor, ines, maya } from "#test/harness/one-ticket.ts";
import { storedTicket } from "#test/harness/told.ts";
import { openWorld, type World } from "#test/harness/world.ts";

const clock = openClock();
let world: World;
let hands: Hands;
let reach: ReturnType<typeof momentsOf>;
beforeAll(async () => {
  world = await openWorld({}, clock.now);
  hands = handsOn(world);
  reach = momentsOf(hands);
});
afterAll(() => world.close());

const commands = Object.keys(ticketCommands).filter(isKey);

/** Each way in which a case ends. */
const endings: readonly [string, () => Promise<TicketView>][] = [
  ["accepted", async () => hands.see("claire", await reach.closed())],
  [
    "rejected",
    async () =>
      hands.does("nadia", await reach.open(), "reject", {
        reason: "unintelligible",
        explanation: "Illisible",
      }),
  ],
  ["withdrawn", async () => hands.does("claire", await reach.open(), "withdraw", {})],
  [
    "left unanswered",
    async () => {
      const reference = await reach.suspended();
      for (let attempt = 0; attempt < 3; attempt += 1) {
        await hands.does("nadia", reference, "remind", {});
        clock.pass({ hours: 7 * 24 });
      }
      return hands.does("nadia", reference, "close-unanswered", {});
    },
  ],
];

describe("R-32-22 R-32-23 closed is final", () => {
  test.each(endings)(
    "a case that was %s answers every command of everybody alike",
    async (_, end) => {
      const { reference } = await end();
      const before = await storedTicket(world.context.database.desk, reference);
      for (const person of ["claire", "lead", "nadia", "second", "manager"] as const) {
        const staff = world.people[person].kind === "agent";
        for (const command of commands) {
          const body = bodyIn(world, completeFor(staff ? ines : maya, command));
          const answer = await hands.give(person, reference, command, body as never);
          expect([command, answer.ok ? "done" : answer.problem.code]).toEqual([
            command,
            admitted(command, staff) ? "ticket_closed" : "forbidden",
          ]);
        }
        const { may } = await hands.see(person, reference);
        expect(may.filter(({ allowed }) => allowed)).toEqual([]);
      }
      expect(await storedTicket(world.context.database.desk, reference)).toEqual(before);
    },
  );

  function admitted(command: Key, staff: boolean): boolean {
    const { access } = ticketCommands[command];
    return access === "signed-in" || access === (staff ? "agent" : "contact");
  }

  test("the refusal leads to a follow-up, in the reader's language", async () => {
    const reference = await reach.closed();
    const answer = await hands.give("claire", reference, "reply", { text: "Encore" });
    expect(answer).toMatchObject({ ok: false, problem: { code: "ticket_closed", status: 409 } });
    expect(answer).toMatchObject({ problem: { detail: expect.stringMatching(/suite|nouve/) } });
  });
});

describe("R-32-23 the database itself keeps it", () => {
  const refusal = /is closed/;
  const closedId = async () => {
    const reference = await reach.closed();
    return (await storedTicket(world.context.database.desk, reference)).id;
  };
  const asDesk = (statement: ReturnType<typeof sql>) =>
    statement.execute(world.context.database.desk);

  test("closed: it does not open again, nor change in any other way", async () => {
    const id = await closedId();
    await expect(
      asDesk(
        sql`update ticket set state = 'open', closed_at = null, waiting_on = 'desk' where id = ${id}`,
      ),
    ).rejects.toThrow(refusal);
    await expect(asDesk(sql`update ticket set subject = 'x' where id = ${id}`)).rejects.toThrow(
      refusal,
    );
    await expect(asDesk(sql`delete from ticket where id = ${id}`)).rejects.toThrow(
      /permission denied/,
    );
  });

  test("no event follows, on neither chain", async () => {
    const id = await closedId();
    for (const chain of ["public", "internal"])
      await expect(
        asDesk(sql`insert into event
          (ticket_id, chain, sequence, at, type, actor, payload, hashes, previous_hash, hash)
          values (${id}, ${chain}, 99, now(), 'note-added', '{}', '{}', '{}', ${Buffer.alloc(32)}, ${Buffer.alloc(32)})`),
      ).rejects.toThrow(refusal);
  });

  test("no text is added to what was said", async () => {
    const id = await closedId();
    await expect(
      asDesk(sql`insert into event_text (ticket_id, chain, sequence, name, salt, text)
        values (${id}, 'public', 1, 'more', ${Buffer.alloc(16)}, 'Encore')`),
    ).rejects.toThrow(refusal);
  });

  test("no file is handed in, sent before or not", async () => {
    const id = await closedId();
    const file = await sendFile(world, "claire");
    await expect(
      asDesk(
        sql`update attachment set ticket_id = ${id}, chain = 'public', sequence = 1 where id = ${file}`,
      ),
    ).rejects.toThrow(refusal);
    await expect(
      asDesk(sql`insert into attachment
        (id, uploader_contact_id, name, media_type, size, sha256, uploaded_at, ticket_id, chain, sequence)
        values (${newId()}, ${world.people.claire.id}, 'a.log', 'text/plain', 1, ${Buffer.alloc(32)}, now(), ${id}, 'public', 1)`),
    ).rejects.toThrow(refusal);
  });

  test("what was said on it can still be erased", async () => {
    const id = await closedId();
    await asDesk(sql`update event_text set salt = null, text = null where ticket_id = ${id}`);
  });
});
