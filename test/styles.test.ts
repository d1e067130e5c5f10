import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const web = join(import.meta.dirname, "../web");

/** Every rule's first class, which is what the rule is of. */
function classesOf(folder: string): ReadonlySet<string> {
  const sheets = globSync(`${folder}/**/*.css`, { cwd: web });
  const rules = sheets.map((sheet) =>
    readFileSync(join(web, sheet), "utf8").replaceAll(/\/\*[^]*?\*\/|@[^{;]+[{;]/g, ""),
  );
  const selectors = rules.flatMap((text) => [...text.matchAll(/([^{}]+)\{/g)]);
  const firsts = selectors.flatMap(([, all = ""]) => all.split(","));
  return new Set(firsts.map((one) => /^\s*\.([\w-]+)/.exec(one)?.[1] ?? ""));
}

/** Classes that are written whole in what is drawn. */
function drawnIn(folder: string): readonly string[] {
  const parts = globSync(`${folder}/**/*.tsx`, { cwd: web });
  return parts.flatMap((part) =>
    [...readFileSync(join(web, part), "utf8").matchAll(/className="([^"]+)"/g)].flatMap(
      ([, names = ""]) => names.split(/\s+/),
    ),
  );
}

const [portal, desk] = [classesOf("portal"), classesOf("console")];
const shared = classesOf("{ui,tickets,session,clocks,environments,contracts,programme,reports}");

/** A page that leads from one area to the other has the styles of both. */
test("no class is another one in the portal than in the console", () => {
  expect(portal.size).toBeGreaterThan(30);
  expect(desk.size).toBeGreaterThan(30);
  expect([...portal].filter((name) => name !== "" && desk.has(name))).toEqual([]);
});

test.each([
  ["portal", portal, desk],
  ["console", desk, portal],
])("nothing in the %s is drawn with styles of the other area alone", (area, own, other) => {
  const borrowed = drawnIn(area).filter(
    (name) => other.has(name) && !own.has(name) && !shared.has(name),
  );
  expect(borrowed).toEqual([]);
});
