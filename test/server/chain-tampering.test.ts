import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signHeads } from "#server/events/commands.ts";
import { firstBrokenSigning, verifyChains, type Finding } from "#server/events/index.ts";
import { findTicket } from "#server/tickets/index.ts";
import { openSigningKey } from "#server/main/signing-key.ts";
import { now } from "#server/platform/time.ts";
import { sendFile } from "#test/harness/case.ts";
import { handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { tamper } from "#test/harness/superuser.ts";
import { storedTicket } from "#test/harness/told.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let hands: Hands;
beforeAll(async () => {
  world = await openWorld();
  hands = handsOn(world);
});
afterAll(() => world.close());

/** A ticket of six public events and two internal ones; the fourth carries a file. */
async function aTicket() {
  const reference = await momentsOf(hands).suspended();
  const attachments = [await sendFile(world, "claire")];
  await hands.does("claire", reference, "provide-information", { text: "Voici", attachments });
  await hands.does("nadia", reference, "resume", { override: "Cela se voit" });
  await hands.does("nadia", reference, "note", { text: "Cache" });
  await hands.does("nadia", reference, "reply", { text: "Nous cherchons" });
  const { id } = await storedTicket(world.context.database.desk, reference);
  return { reference, id };
}

const sign = (days: number) =>
  signHeads(
    { database: world.context.database, signingKey: openSigningKey(world.context.config) },
    now().add({ hours: 24 * days }),
  );

/** What verifying finds after these statements, past every trigger. `ID` stands for the ticket. */
async function foundAfter(
  id: string,
  ...statements: readonly string[]
): Promise<readonly Finding[]> {
  const { database } = world.context;
  await tamper(database, ...statements.map((statement) => statement.replaceAll("ID", `'${id}'`)));
  const { reference } = await database.desk
    .selectFrom("ticket")
    .select("reference")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const stored = await findTicket(database.desk, reference);
  if (stored === undefined) throw new Error(`${reference} is gone`);
  return verifyChains(database.desk, id, stored.ticket);
}

const at = (chain: string, sequence: number) =>
  `ticket_id = ID and chain = '${chain}' and sequence = ${sequence}`;

describe("whoever tampers with the log is found, at the first link that does not hold", () => {
  test.each<[string, readonly string[], Finding]>([
    ["nothing", [], undefined as never],
    [
      "a payload",
      [`update event set payload = payload || '{"items": 9}' where ${at("public", 3)}`],
      { chain: "public", sequence: 3, why: "hash_differs" },
    ],
    [
      "who did it",
      [`update event set actor = '{"kind": "schedule"}' where ${at("public", 2)}`],
      { chain: "public", sequence: 2, why: "hash_differs" },
    ],
    [
      "when",
      [`update event set at = at - interval '1 day' where ${at("internal", 2)}`],
      { chain: "internal", sequence: 2, why: "hash_differs" },
    ],
    [
      "a hash of its own making",
      [`update event set hash = sha256('x') where ${at("public", 2)}`],
      { chain: "public", sequence: 2, why: "hash_differs" },
    ],
    [
      "what came before",
      [`update event set previous_hash = sha256('x') where ${at("public", 4)}`],
      { chain: "public", sequence: 4, why: "previous_differs" },
    ],
    [
      "a text",
      [`update event_text set text = 'Autre chose' where ${at("public", 3)} and name = 'item-2'`],
      { chain: "public", sequence: 3, why: "text_differs", name: "item-2" },
    ],
    [
      "a text taken away whole",
      [`delete from event_text where ${at("public", 6)}`],
      { chain: "public", sequence: 6, why: "text_differs", name: "text" },
    ],
    [
      "a text that nobody said",
      [`insert into event_text values (ID, 'internal', 2, 'more', '\\x00', 'Encore')`],
      { chain: "internal", sequence: 2, why: "text_differs", name: "more" },
    ],
    [
      "an event of the middle",
      [`delete from event where ${at("public", 3)}`],
      { chain: "public", sequence: 3, why: "gap" },
    ],
    [
      "a middle that is closed again",
      [
        `delete from event where ${at("public", 3)}`,
        `update event set sequence = sequence - 1 where ticket_id = ID and chain = 'public' and sequence > 3`,
      ],
      { chain: "public", sequence: 3, why: "previous_differs" },
    ],
    [
      "the counter of the row",
      [`update ticket set public_sequence = public_sequence + 1 where id = ID`],
      { chain: "public", sequence: 7, why: "row_differs" },
    ],
    [
      "the internal counter of the row",
      [`update ticket set internal_sequence = 1 where id = ID`],
      { chain: "internal", sequence: 2, why: "row_differs" },
    ],
    [
      "the severity in the row",
      [`update ticket set severity = 4 where id = ID`],
      { chain: "public", sequence: 6, why: "fold_differs" },
    ],
    [
      "a fact in the row",
      [`update ticket set facts = jsonb_set(facts, '{refusals}', '7') where id = ID`],
      { chain: "public", sequence: 6, why: "fold_differs" },
    ],
    [
      "the subject in the row",
      [`update ticket set subject = 'Autre chose' where id = ID`],
      { chain: "public", sequence: 6, why: "fold_differs" },
    ],
    [
      "the end that the row keeps for the next event",
      [`update ticket set public_head = sha256('x') where id = ID`],
      { chain: "public", sequence: 6, why: "row_differs" },
    ],
    [
      "the internal end that the row keeps",
      [`update ticket set internal_head = sha256('x') where id = ID`],
      { chain: "internal", sequence: 2, why: "row_differs" },
    ],
  ])("%s", async (what, statements, finding) => {
    const { id } = await aTicket();
    expect(await foundAfter(id, ...statements)).toEqual(what === "nothing" ? [] : [finding]);
  });

  test("a file that is replaced or gone", async () => {
    for (const statement of [
      "update attachment set sha256 = sha256('x') where ticket_id = ID",
      "delete from attachment where ticket_id = ID",
    ]) {
      const { id } = await aTicket();
      expect(await foundAfter(id, statement)).toEqual([
        {
          chain: "public",
          sequence: 4,
          why: "file_differs",
          name: expect.stringMatching(/^file:/),
        },
      ]);
    }
  });
});

test("a file that is moved to an event that did not bring it is found", async () => {
  const { id } = await aTicket();
  const moved = await foundAfter(
    id,
    `insert into attachment select gen_random_uuid(), uploader_contact_id, uploader_agent_id, name, media_type, size,
       sha256, salt, uploaded_at, ticket_id, chain, 1 from attachment where ticket_id = ID`,
  );
  expect(moved).toEqual([
    { chain: "public", sequence: 1, why: "file_differs", name: expect.stringMatching(/^file:/) },
  ]);
});

test("the moment of closing in the row is the one that the closing event has", async () => {
  const reference = await momentsOf(hands).closed();
  const { id } = await storedTicket(world.context.database.desk, reference);
  expect(await foundAfter(id)).toEqual([]);
  expect(
    await foundAfter(
      id,
      "update ticket set closed_at = closed_at + interval '1 day' where id = ID",
    ),
  ).toEqual([expect.objectContaining({ why: "fold_differs" })]);
});

describe("the signed heads", () => {
  const cut = [
    `delete from event_text where ${at("public", 6)}`,
    `delete from event where ${at("public", 6)}`,
    `update ticket set public_sequence = 5,
       public_head = (select hash from event where ${at("public", 5)}) where id = ID`,
  ];

  test("show a tail that was cut with everything that counted it, once it was signed", async () => {
    const [unsigned, signed] = [await aTicket(), await aTicket()];
    // Before that, only the row betrays it, where it was not told anew as well.
    expect(await foundAfter(unsigned.id, ...cut)).toEqual([
      { chain: "public", sequence: 5, why: "fold_differs" },
    ]);
    expect(await sign(0)).toBe("signed");
    const day = now().toZonedDateTimeISO("UTC").toPlainDate().toString();
    expect(await foundAfter(signed.id, ...cut)).toEqual([
      { chain: "public", sequence: 6, why: "tail_cut", signedOn: day },
    ]);
  });

  test("show an end that was told anew with hashes that hold", async () => {
    const { id, reference } = await aTicket();
    expect(await sign(1)).toBe("signed");
    await foundAfter(id, ...cut);
    await hands.does("nadia", reference, "reply", { text: "Nous n’avons rien trouvé" });
    expect(await foundAfter(id)).toEqual([{ chain: "public", sequence: 6, why: "hash_differs" }]);
  });

  test("hold themselves: a signature, a head or a day that is changed is named", async () => {
    const { database } = world.context;
    const dayOf = (days: number) =>
      now()
        .add({ hours: 24 * days })
        .toZonedDateTimeISO("UTC")
        .toPlainDate()
        .toString();
    await aTicket();
    await sign(2);
    await aTicket();
    await sign(3);
    expect(await firstBrokenSigning(database.desk)).toBeUndefined();
    const forged = [
      [`update signed_head set hash = sha256('x') where day = 'D2'`, "D2"],
      [`update signed_heads set public_key = sha256('x') where day = 'D3'`, "D3"],
      [`update signed_heads set signature = sha512('x') where day = 'D2'`, "D2"],
      [`update signed_heads set heads_hash = sha256('x') where day = 'D3'`, "D3"],
    ] as const;
    const dated = (text: string) => text.replaceAll("D2", dayOf(2)).replaceAll("D3", dayOf(3));
    for (const [statement, day] of forged) {
      const table = statement.startsWith("update signed_heads") ? "signed_heads" : "signed_head";
      await tamper(database, `create table kept as select * from ${table}`, dated(statement));
      expect([statement, await firstBrokenSigning(database.desk)]).toEqual([statement, dated(day)]);
      await tamper(
        database,
        `delete from ${table}`,
        `insert into ${table} select * from kept`,
        "drop table kept",
      );
    }
    await tamper(
      database,
      dated("delete from signed_head where day = 'D2'"),
      dated("delete from signed_heads where day = 'D2'"),
    );
    expect(await firstBrokenSigning(database.desk)).toBe(dayOf(3));
  });
});
