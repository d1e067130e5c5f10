import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json } from "#core/kit/canonical.ts";
import { hashLink } from "#core/tickets/chain.ts";
import { verifyChains, verifyFiles } from "#server/events/index.ts";
import { listFiles, listLinks } from "#server/events/store.ts";
import { sha256 } from "#server/platform/hash.ts";
import { chainedTicket, findingsAfter } from "#test/harness/chained-ticket.ts";
import { handsOn, type Hands } from "#test/harness/hands.ts";
import { knock } from "#test/harness/knock.ts";
import { storedTicket } from "#test/harness/told.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let hands: Hands;
beforeAll(async () => {
  world = await openWorld();
  hands = handsOn(world);
});
afterAll(() => world.close());

test("a fact that no event of its kind holds is found, though every hash holds", async () => {
  const reference = (await hands.file("claire")).reference;
  const { database } = world.context;
  const { id } = await storedTicket(database.desk, reference);
  const [kept] = await listLinks(database.desk, id);
  if (kept === undefined) throw new Error("Nothing was filed");
  const payload = { ...(kept.link.payload as Record<string, Json>), paid: true };
  const hash = hashLink({ ...kept.link, payload }, kept.previous, sha256);
  const found = await findingsAfter(
    world,
    id,
    `update event set payload = payload || '{"paid": true}', hash = '\\x${hash}' where ticket_id = ID`,
    `update ticket set public_head = '\\x${hash}' where id = ID`,
  );
  expect(found).toEqual([{ chain: "public", sequence: 1, why: "unknown_fact", name: "paid" }]);
});

test("a history that no life cycle could have told is found, and a row that is no ticket's", async () => {
  const [untold, unread] = [await chainedTicket(world, hands), await chainedTicket(world, hands)];
  expect(await findingsAfter(world, untold.id)).toEqual([]);
  const chained = await listLinks(world.context.database.desk, untold.id);
  const first = chained.find(({ link }) => link.chain === "public" && link.sequence === 1);
  if (first === undefined) throw new Error("Nothing was filed");
  const { previous, link } = first;
  const hash = hashLink({ ...link, type: "note-added", payload: {} }, previous, sha256);
  const found = await findingsAfter(
    world,
    untold.id,
    `delete from event where ticket_id = ID and (chain, sequence) <> ('public', 1)`,
    `delete from event_text where ticket_id = ID and (chain, sequence) <> ('public', 1)`,
    `delete from attachment where ticket_id = ID`,
    `update event set type = 'note-added', payload = '{}', hash = '\\x${hash}' where ticket_id = ID`,
    `update ticket set public_sequence = 1, public_head = '\\x${hash}', internal_sequence = 0,
       internal_head = '\\x${previous}' where id = ID`,
  );
  expect(found).toEqual([expect.objectContaining({ why: "fold_differs" })]);
  expect(await verifyChains(world.context.database.desk, unread.id, undefined)).toEqual([
    { chain: "public", sequence: 1, why: "fold_differs" },
  ]);
});

describe("the bytes on the disk", () => {
  test("are those that were handed in: others, fewer or none are found, and erased files have none", async () => {
    const { database, config, files } = world.context;
    const { id } = await chainedTicket(world, hands);
    const found = () => verifyFiles(database.desk, files, id);
    expect(await found()).toEqual([]);
    const [file] = await listFiles(database.desk, id);
    const at = { chain: "public", sequence: 4, name: `file:${file?.id}` };
    const path = join(config.dataDirectory, "files", file?.id.slice(-2) ?? "", file?.id ?? "");
    const bytes = readFileSync(path);
    for (const others of [Buffer.alloc(bytes.length), bytes.subarray(1)]) {
      writeFileSync(path, others);
      expect(await found()).toEqual([{ ...at, why: "bytes_differ" }]);
    }
    rmSync(path);
    expect(await found()).toEqual([{ ...at, why: "bytes_missing" }]);
    const erase = `update attachment set salt = null, name = '', sha256 = decode(repeat('00', 32), 'hex')`;
    await database.desk.executeQuery(CompiledQuery.raw(`${erase} where ticket_id = '${id}'`));
    expect(await found()).toEqual([]);
    expect(await findingsAfter(world, id)).toEqual([]);
    const url = `/api/v1/attachments/${file?.id}`;
    const asked = { method: "GET", url, headers: { cookie: world.cookieOf("claire") } };
    expect((await knock(world, asked)).code).toBe("not_found");
    writeFileSync(path, "Forged");
    expect(await found()).toEqual([{ ...at, why: "bytes_differ" }]);
  });
});
