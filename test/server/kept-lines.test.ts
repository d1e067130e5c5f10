import { expect, test } from "vitest";
import { openLines, type Named, type Place } from "#server/platform/kept-lines.ts";

const placed = (naming: number, ...rows: readonly Place[]): Named<Place> => ({ naming, rows });
const a = { id: "a", row: "7" };

/** What is asked of a list, and whether the line had to be read for it. */
function opened() {
  const kept = openLines();
  const ask = async (places: Named<Place>, said: string, readAt = places.naming) => {
    const asked: string[] = [];
    const { items } = await kept.page(places, 50, (ids) => {
      asked.push(...ids);
      const rows = places.rows.filter(({ id }) => ids.includes(id));
      return Promise.resolve({ naming: readAt, rows: rows.map((row) => ({ ...row, line: said })) });
    });
    return { items, asked };
  };
  return { kept, ask };
}

test("a line is read once, for as long as its row stands as it stood", async () => {
  const { ask } = opened();
  expect(await ask(placed(1, a), "first")).toEqual({ items: "first", asked: ["a"] });
  expect(await ask(placed(1, a), "second")).toEqual({ items: "first", asked: [] });
  const changed = placed(1, { id: "a", row: "8" });
  expect(await ask(changed, "third")).toEqual({ items: "third", asked: ["a"] });
});

test("none is kept where a name changed since it was read", async () => {
  const { ask } = opened();
  await ask(placed(1, a), "old");
  expect((await ask(placed(2, a), "new")).asked).toEqual(["a"]);
  // A page of before the change, that comes late: its line is good for it alone.
  expect(await ask(placed(1, a), "late", 1)).toMatchObject({ items: "new" });
  expect(await ask(placed(2, a), "unread")).toEqual({ items: "new", asked: [] });
});

test("what was read before a name changed is for its own answer, and not for the next", async () => {
  const { ask } = opened();
  await ask(placed(2, { id: "b", row: "1" }), "of another");
  expect((await ask(placed(2, a), "stale", 1)).items).toBe("stale");
  expect((await ask(placed(2, a), "right")).asked).toEqual(["a"]);
});

test("the last place is told where there is another page", async () => {
  const { kept } = opened();
  const rows = [a, { id: "b", row: "1" }, { id: "c", row: "1" }];
  const read = (ids: readonly string[]) =>
    Promise.resolve({ naming: 1, rows: ids.map((id) => ({ id, row: "1", line: `"${id}"` })) });
  expect(await kept.page(placed(1, ...rows), 2, read)).toEqual({ items: '"a","b"', last: rows[1] });
  expect(await kept.page(placed(1, ...rows), 3, read)).toMatchObject({ last: null });
});
