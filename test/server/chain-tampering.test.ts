import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Finding } from "#server/events/index.ts";
import { openSigning } from "#server/main/signing-key.ts";
import { now } from "#server/platform/time.ts";
import { signHeads } from "#server/signings/commands.ts";
import { chainedTicket, findingsAfter } from "#test/harness/chained-ticket.ts";
import { handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { storedTicket } from "#test/harness/told.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let hands: Hands;
beforeAll(async () => {
  world = await openWorld();
  hands = handsOn(world);
});
afterAll(() => world.close());

const aTicket = () => chainedTicket(world, hands);
const foundAfter = (id: string, ...statements: readonly string[]) =>
  findingsAfter(world, id, ...statements);

const sign = (days: number) =>
  signHeads(
    { ...world.context, ...openSigning(world.context.config) },
    now().add({ hours: 24 * days }),
  );

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
      "a text without its salt, as an erased one has none",
      [
        `alter table event_text drop constraint event_text_erased_whole`,
        `update event_text set salt = null, text = 'Autre chose' where ${at("public", 6)}`,
      ],
      { chain: "public", sequence: 6, why: "text_differs", name: "text" },
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
      "a text at an event that there is not",
      [`insert into event_text values (ID, 'public', 99, 'text', '\\x00', 'Encore')`],
      { chain: "public", sequence: 99, why: "stray", name: "text" },
    ],
    [
      "a chain that there is not",
      [
        "alter table event drop constraint event_chain_known",
        `insert into event select ticket_id, 'secret', sequence, at, type, actor, payload, hashes, previous_hash, hash
           from event where ${at("public", 1)}`,
      ],
      { chain: "secret", sequence: 1, why: "stray", name: "ticket-filed" },
    ],
    [
      "a number that has no canonical text",
      [`update event set payload = payload || '{"items": 1.5}' where ${at("public", 3)}`],
      { chain: "public", sequence: 3, why: "hash_differs" },
    ],
    [
      "the reference",
      [`update ticket set reference = 'EXO-1999-' || right(reference, 6) where id = ID`],
      { chain: "public", sequence: 1, why: "beginning_differs" },
    ],
    [
      "a fact more in the row",
      [`update ticket set facts = facts || '{"paid": true}' where id = ID`],
      { chain: "public", sequence: 6, why: "fold_differs" },
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
    const found = await foundAfter(id, ...statements);
    if (what === "nothing") expect(found).toEqual([]);
    else expect(found[0]).toEqual(finding);
  });

  test("a file that is replaced or gone", async () => {
    for (const statement of [
      "update attachment set sha256 = sha256('x') where ticket_id = ID",
      "update attachment set name = 'other.log' where ticket_id = ID",
      "update attachment set media_type = 'text/html' where ticket_id = ID",
      "update attachment set size = size + 1 where ticket_id = ID",
      // Without a salt it is no other content, but an erased one, of which nothing may be left.
      `alter table attachment drop constraint attachment_erased_whole;
       update attachment set salt = null, name = 'forged.txt', sha256 = sha256('x') where ticket_id = ID`,
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

test("what the contract answered at the filing is what the event of the filing binds", async () => {
  const { id } = await aTicket();
  for (const other of [`'{"covered": false}'`, `'{"reasons": [], "unknown": ["release"]}'`])
    expect(
      await foundAfter(id, `update ticket set coverage = coverage || ${other} where id = ID`),
    ).toEqual([expect.objectContaining({ why: "fold_differs" })]);
  const gone = await foundAfter(id, "update ticket set coverage = null where id = ID");
  expect(gone).toEqual([expect.objectContaining({ why: "fold_differs" })]);
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
});
