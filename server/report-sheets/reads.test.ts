import { expect, test } from "vitest";
import { loadWords, wordIn } from "#server/platform/words.ts";
import { tableOf } from "./reads.ts";

const days = { firstDay: "2026-11-01", lastDay: "2026-11-30" };
const viewOf = (about: string, missesBeyond = 0) => ({
  title: "",
  about,
  madeAt: "2026-12-01T00:00:00Z",
  zone: "Europe/Paris",
  period: days,
  before: days,
  scope: { organisation: null, partner: null, product: null },
  tickets: 0,
  sentences: [],
  tables: [],
  misses: [
    {
      reference: "EXO-1",
      clock: "response",
      clockName: "First response",
      severity: 1,
      severityName: "1",
      due: "2026-10-30T10:00:00Z",
      lowered: true,
      ofBefore: true,
    },
  ],
  missesBeyond,
});

test.each([
  ["Acme", "Acme"],
  ["=1", "'=1"],
  ["x;=HYPERLINK(1)", `"x;'=HYPERLINK(1)"`],
  ["x; +1", `"x;' +1"`],
  ["x\t@SUM(1)", `"x\t'@SUM(1)"`],
  ["a\n-1", `"a\n'-1"`],
  ["\tx", `"'\tx"`],
  ["a;b", `"a;b"`],
  ['say "x"', '"say ""x"""'],
])("no spreadsheet takes %j for a formula", async (about, cell) => {
  const csv = tableOf(viewOf(about), wordIn(await loadWords()), "en");
  expect(csv).toContain(`2026-11-30,${cell},Europe/Paris,`);
});

test("R-34-06 a table tells a miss of before that was lowered, and how many further ones it does not name", async () => {
  const csv = tableOf(viewOf("Acme", 7), wordIn(await loadWords()), "en");
  const [head, miss, beyond] = csv.split("\r\n");
  expect(head).toBe(
    "First day,Last day,Activity of,Days of,Part,Row,Figure,Value,before,Unit,Definition",
  );
  expect(miss).toContain("EXO-1");
  expect(miss).toContain("Later lowered: yes, missed before the period");
  expect(beyond).toContain(",7,,targets,7 further ones are counted above and not named.");
});
