import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nameFaults, roomFaults, watched } from "./vocabulary/faults.ts";

const root = join(import.meta.dirname, "..");
const files = globSync(watched, {
  cwd: root,
  exclude: ["**/node_modules/**", "web/dist/**", "**/tsconfig.json"],
}).toSorted();

test("every file's name says what is in it", () => {
  expect(files.flatMap(nameFaults)).toEqual([]);
});

test("no room is larger than 300 lines, and nothing is left behind in one", () => {
  expect(files.flatMap((file) => roomFaults(file, readFileSync(join(root, file), "utf8")))).toEqual(
    [],
  );
});

test.each([
  ["server/tickets/queries.ts", "a subject's files are"],
  ["server/tickets/sql/store.ts", "no folders of its own"],
  ["core/kit/utils.ts", "says nothing"],
  ["server/helpers/store.ts", "says nothing"],
  ["web/portal/TicketPage.tsx", "not kebab-case"],
])("%s would be refused", (file, because) => {
  expect(nameFaults(file).join()).toContain(because);
});

test("a room of 301 lines and a note to oneself would be refused", () => {
  expect(roomFaults("core/tickets/long.ts", "x\n".repeat(300))).toEqual([]);
  expect(roomFaults("core/tickets/long.ts", "x\n".repeat(301)).join()).toContain("301 lines");
  expect(roomFaults("core/tickets/note.ts", "// TODO later").join()).toContain("left behind");
});
