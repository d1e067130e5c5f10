import { expect, test } from "vitest";
import { cover, listing, owners, page, type Rule } from "#docs/procedure/coverage.ts";
import { proofsIn } from "#docs/procedure/proofs.ts";
import sections from "#docs/procedure/rules.json" with { type: "json" };

const rule = (id: string, owner = "desk"): Rule => ({
  id,
  owner,
  fr: `règle ${id}`,
  en: `rule ${id}`,
});
const sectionOf = (...rules: Rule[]) => [{ section: "1", title: { fr: "Un", en: "One" }, rules }];

// The ids below are put together so that this file is not itself taken for a proof of them.
const first = ["R", "98", "01"].join("-");
const second = ["R", "98", "02"].join("-");

test("a title proves the rules that it names, over several lines and tables too", () => {
  const text = [
    `test("${first} one", () => {});`,
    `it.each([\n  ["a", f(1)],\n])(\n  \`${second} and ${first} of $0\`, () => {});`,
    `describe("${first} is only a heading", () => {});`,
    `test("no rule here", () => {});`,
  ].join("\n");
  expect(proofsIn("a.test.ts", text).map((proof) => proof.ids)).toEqual([[first], [second, first]]);
});

test("a test that does not run proves nothing", () => {
  expect(
    proofsIn("a.test.ts", `test.skip("${first} one", f);\ntest.todo("${first} two");`),
  ).toEqual([]);
});

test("a title that names an unknown rule is a fault", () => {
  const { faults } = cover(
    sectionOf(rule(first)),
    proofsIn("a.test.ts", `test("${first} ${second}", f)`),
    [],
  );
  expect(faults).toEqual([`a.test.ts names ${second}, which is no rule: ${first} ${second}`]);
});

test("a rule of the desk without a proof is a fault unless it stands on the list, and the list only shrinks", () => {
  const rules = sectionOf(rule(first), rule(second), rule("later", "time"));
  const proofs = proofsIn("a.test.ts", `test("${second}", f)`);
  expect(cover(rules, proofs, []).faults.join()).toContain(`${first} is proved by no test`);
  expect(cover(rules, proofs, [first]).faults).toEqual([]);
  expect(cover(rules, proofs, [first, second]).faults.join()).toContain(
    `${second} no longer waits`,
  );
});

test("page and terminal name each rule, its tests, and what nothing proves yet", () => {
  const coverage = cover(
    sectionOf(rule(first), rule(second)),
    proofsIn("a.test.ts", `test("${second} holds", f)`),
    [first],
  );
  for (const text of [page(coverage), listing(coverage)]) {
    expect(text).toContain(`${second} holds`);
    expect(text).toContain(`desk (1): ${first}`);
  }
});

test("every rule has an id of its own, an owner, and both languages with French spacing", () => {
  const rules = sections.flatMap((section) => section.rules);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { id, owner, fr, en } of rules) {
    expect(id).toMatch(/^R-\d\d-\d\d$/);
    expect(owners).toContain(owner);
    expect(en.length).toBeGreaterThan(10);
    expect(fr, `${id}: an ordinary space stands before a high mark`).not.toMatch(/ [:;!?»]|« /);
  }
});
