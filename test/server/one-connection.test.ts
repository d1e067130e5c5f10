import { expect, test } from "vitest";
import { fileCase } from "#test/harness/case.ts";
import { handsOn } from "#test/harness/hands.ts";
import { openWorld } from "#test/harness/world.ts";

test("whoever holds a ticket's lock waits for no other connection: one is enough for commands at once", async () => {
  const world = await openWorld({ DATABASE_POOL: "1" });
  try {
    const reference = await fileCase(world, "claire", "arvor");
    const hands = handsOn(world);
    await hands.does("nadia", reference, "take", {});
    // Long enough for what is kept of the calendar to be old.
    await new Promise((done) => setTimeout(done, 5_100));
    const replies = Array.from({ length: 6 }, (_, index) =>
      hands.give("claire", reference, "reply", { text: `Encore ${index}` }),
    );
    expect((await Promise.all(replies)).filter(({ ok }) => !ok)).toEqual([]);
    await hands.does("nadia", reference, "qualify", { severity: 3, why: "Une seule page" });
  } finally {
    await world.close();
  }
}, 40_000);
