import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const web = join(import.meta.dirname, "../web");

/** What the rules of a sheet are of, but for what is only printed otherwise. */
function selectorsOf(sheet: string): string[] {
  const rules = readFileSync(join(web, sheet), "utf8")
    .replace(/@media print \{[^]*?\n\}/, "")
    .replaceAll(/\/\*[^]*?\*\/|@[^{;]+[{;]/g, "");
  const selectors = [...rules.matchAll(/([^{}]+)\{/g)].flatMap(([, all = ""]) =>
    all.replaceAll(/\([^()]*\)/g, "").split(","),
  );
  return selectors.map((one) => one.trim());
}

/** Every rule's first class. */
function classesOf(folder: string): ReadonlySet<string> {
  const selectors = globSync(`${folder}/**/*.css`, { cwd: web }).flatMap(selectorsOf);
  return new Set(selectors.map((one) => /^\.([\w-]+)/.exec(one)?.[1] ?? ""));
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

/** Styles stay when their page is left. */
test("no class has its own rule in two sheets", () => {
  const sheets = globSync("**/*.css", { cwd: web, exclude: ["dist/**"] });
  const alone = sheets.flatMap((sheet) => {
    const own = selectorsOf(sheet).filter((one) => /^\.[\w-]+$/.test(one));
    return [...new Set(own)].map((name) => ({ name, sheet }));
  });
  const several = [...Map.groupBy(alone, ({ name }) => name)].filter(([, of]) => of.length > 1);
  expect(several.map(([name, of]) => [name, ...of.map(({ sheet }) => sheet)])).toEqual([]);
});

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
