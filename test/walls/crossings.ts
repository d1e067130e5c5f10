interface Crossing {
  /** What the wall keeps. */
  readonly says: string;
  readonly file: string;
  readonly text: string;
  /** The compiler's code or the linter's rule that must go red. */
  readonly by: string;
}

const imports = (...paths: string[]): string => paths.map((path) => `import "${path}";`).join("\n");

/** A small house in which every door that is open is used once. */
export const house: Readonly<Record<string, string>> = {
  "core/kit/result.ts": "export const ok = true;",
  "core/people/policy.ts": 'import { ok } from "#core/kit/result.ts";\nexport const may = ok;',
  "core/tickets/decide.ts":
    'import { may } from "#core/people/policy.ts";\nexport const decide = may;',
  "core/tickets/state.ts": 'import { ok } from "../kit/result.ts";\nexport const state = ok;',
  "locales/words.ts": 'import "i18next";\nexport const words = 1;',
  "api/problems.ts": 'import { z } from "zod";\nexport const code = z.string();',
  "api/tickets.ts":
    'import { decide } from "#core/tickets/decide.ts";\nexport const route = [decide];',
  "cast/people.ts": 'import { may } from "#core/people/policy.ts";\nexport const ana = may;',
  "server/platform/tables.ts": "export interface DB { a: 1 }",
  "server/platform/database.ts":
    'import "pg";\nimport type { DB } from "./tables.ts";\nexport const database = { transaction: (): DB => ({ a: 1 }) };',
  "server/platform/http.ts":
    'import "fastify";\nimport "#core/kit/result.ts";\nexport const bind = 1;',
  "server/platform/jobs.ts": 'import "graphile-worker";\nexport const addJob = 1;',
  "server/platform/time.ts": "export const now = (): Temporal.Instant => Temporal.Now.instant();",
  "server/people/index.ts": 'export { find } from "./reads.ts";',
  "server/people/reads.ts": 'import { select } from "./store.ts";\nexport const find = select;',
  "server/people/store.ts": `${imports("kysely")}\nimport type { DB } from "#server/platform/tables.ts";\nexport const select: DB = { a: 1 };`,
  "server/tickets/http.ts": `${imports("#server/platform/http.ts", "#api/tickets.ts")}\nexport const routes = 1;`,
  "server/tickets/jobs.ts": `${imports("#server/platform/jobs.ts")}\nexport const jobs = 1;`,
  "server/tickets/commands.ts":
    'import { database } from "#server/platform/database.ts";\nimport "#server/people/index.ts";\nexport const take = database.transaction();',
  "server/main/seed.ts": `${imports("#cast/people.ts", "#server/tickets/commands.ts")}\nexport const seed = 1;`,
  "web/ui/button.tsx":
    'import "@mantine/core";\nimport "#locales/words.ts";\nexport const Button = () => <b />;',
  "web/ui/form/field.tsx":
    'import { Button } from "../button.tsx";\nexport const Field = () => <Button />;',
  "web/portal/home.tsx":
    'import { Button } from "#web/ui/button.tsx";\nexport const Home = () => <Button />;',
  "web/portal/address.ts": "export const address = 1;",
  "web/console/queue.tsx": 'import "#api/tickets.ts";\nexport const Queue = () => <p />;',
  "cli/ticket.ts": `${imports("zod", "#api/tickets.ts", "#core/kit/result.ts")}\nexport const ticket = 1;`,
};

const rule = "eslint(no-restricted-imports)";
const lint = (says: string, file: string, text: string, by = rule): Crossing => ({
  says,
  file,
  text,
  by,
});
const between = (says: string, file: string, to: string): Crossing => ({
  says,
  file,
  text: `export * from "${to}";`,
  by: "TS6307",
});
const absent = (name: string, text: string): Crossing => ({
  says: `core has no ${name}`,
  file: `core/tickets/planted-${name}.ts`,
  text,
  by:
    name === "fetch" || name === "setTimeout" ? "TS2304" : name === "console" ? "TS2584" : "TS2591",
});

/** One planted violation of each kind. */
export const crossings: readonly Crossing[] = [
  between("core knows no server", "core/tickets/planted-a.ts", "#server/people/index.ts"),
  between("core knows no contract", "core/tickets/planted-b.ts", "#api/tickets.ts"),
  between("core knows no words", "core/tickets/planted-c.ts", "#locales/words.ts"),
  between("api knows no server", "api/planted-a.ts", "#server/people/index.ts"),
  between("the server knows no screen", "server/tickets/mail.ts", "#web/portal/address.ts"),
  between("web knows no server", "web/portal/planted-a.ts", "#server/people/index.ts"),
  between("web knows no cast", "web/portal/planted-b.ts", "#cast/people.ts"),
  between("cli knows no server", "cli/planted-a.ts", "#server/people/index.ts"),
  between("the cast knows no server", "cast/planted-a.ts", "#server/people/index.ts"),
  absent("fetch", 'export const planted = fetch("/");'),
  absent("setTimeout", "export const planted = setTimeout(() => 1, 1);"),
  absent("console", 'export const planted = console.log("x");'),
  absent("process", "export const planted = process.env;"),

  lint("core takes no package", "core/tickets/planted-d.ts", imports("zod")),
  lint("core takes nothing of Node", "core/tickets/planted-e.ts", imports("node:crypto")),
  lint("kit knows nothing", "core/kit/planted-a.ts", imports("#core/people/policy.ts")),
  lint(
    "core has no Date",
    "core/tickets/planted-f.ts",
    "export const planted = new Date(0);",
    "eslint(no-restricted-globals)",
  ),
  lint(
    "core has no clock",
    "core/tickets/planted-g.ts",
    "export const planted = Temporal.Now.instant();",
    "eslint(no-restricted-properties)",
  ),
  lint(
    "core has no chance",
    "core/tickets/planted-h.ts",
    "export const planted = Math.random();",
    "eslint(no-restricted-properties)",
  ),
  lint(
    "core has no crypto",
    "core/tickets/planted-i.ts",
    "export const planted = crypto;",
    "eslint(no-restricted-globals)",
  ),
  lint(
    "no cycle, not even of types",
    "core/people/planted-j.ts",
    'import type { B } from "./planted-k.ts";\nexport type A = { b: B };',
    "import(no-cycle)",
  ),
  lint(
    "a cycle is seen from both ends",
    "core/people/planted-k.ts",
    'import type { A } from "./planted-j.ts";\nexport type B = { a: A };',
    "import(no-cycle)",
  ),
  lint("api takes no other package", "api/planted-b.ts", imports("fastify")),
  lint("api speaks no sentence", "api/planted-c.ts", imports("#locales/words.ts")),
  lint("the words know nothing", "locales/planted-a.ts", imports("#core/kit/result.ts")),

  lint(
    "a subject is entered by its front door",
    "server/tickets/reads.ts",
    imports("#server/people/store.ts"),
  ),
  lint("nor by climbing", "server/tickets/mail.ts", imports("../people/index.ts")),
  lint("nobody imports main", "server/people/commands.ts", imports("#server/main/seed.ts")),
  lint("a subject knows no cast", "server/people/mail.ts", imports("#cast/people.ts")),
  lint("only store.ts speaks SQL", "server/files/commands.ts", imports("kysely")),
  lint(
    "only store.ts knows the tables",
    "server/files/reads.ts",
    'import type { DB } from "#server/platform/tables.ts";\nexport const planted: DB = { a: 1 };',
  ),
  lint(
    "only http.ts knows the binding",
    "server/files/mail.ts",
    imports("#server/platform/http.ts"),
  ),
  lint("only jobs.ts knows the queue", "server/files/http.ts", imports("#server/platform/jobs.ts")),
  lint(
    "only commands.ts opens a transaction",
    "server/files/store.ts",
    'import { database } from "#server/platform/database.ts";\nexport const planted = database.transaction();',
    "eslint(no-restricted-properties)",
  ),
  lint("drivers are platform's", "server/files/jobs.ts", imports("nodemailer")),
  lint(
    "the clock is platform's",
    "server/files/index.ts",
    "export const planted = Temporal.Now.instant();",
    "eslint(no-restricted-properties)",
  ),
  lint(
    "platform knows no subject",
    "server/platform/planted-a.ts",
    imports("#server/people/index.ts"),
  ),
  lint(
    "platform knows no rule",
    "server/platform/planted-b.ts",
    imports("#core/tickets/decide.ts"),
  ),

  lint("portal knows no console", "web/portal/planted-c.ts", imports("#web/console/queue.tsx")),
  lint("console knows no portal", "web/console/planted-a.ts", imports("../portal/home.tsx")),
  lint("ui knows no contract", "web/ui/planted-a.ts", imports("#api/tickets.ts")),
  lint("ui knows no portal", "web/ui/planted-b.ts", imports("../portal/home.tsx")),
  lint(
    "ui's rooms climb no further than ui",
    "web/ui/form/planted-a.ts",
    imports("../../portal/home.tsx"),
  ),
  lint("the terminal knows no rule", "cli/planted-b.ts", imports("#core/tickets/decide.ts")),

  lint(
    "no promise is left alone",
    "server/platform/planted-c.ts",
    "export const planted = (): void => { Promise.resolve(1); };",
    "typescript(no-floating-promises)",
  ),
  lint(
    "nothing is any",
    "core/tickets/planted-l.ts",
    "export const planted = (value: any): unknown => value;",
    "typescript(no-explicit-any)",
  ),
  lint(
    "nothing is asserted to be there",
    "core/tickets/planted-m.ts",
    "export const planted = (list: string[]): string => list[0]!;",
    "typescript(no-non-null-assertion)",
  ),
  lint(
    "nothing is asserted to be of a type",
    "core/tickets/planted-n.ts",
    "export const planted = (value: unknown): string => value as string;",
    "typescript(consistent-type-assertions)",
  ),
  lint(
    "a closed choice is handled whole",
    "core/tickets/planted-o.ts",
    'export function planted(state: "new" | "open"): void {\n  switch (state) {\n    case "new":\n      break;\n  }\n}',
    "typescript(switch-exhaustiveness-check)",
  ),
  lint(
    "no room over 300 lines",
    "core/tickets/planted-p.ts",
    "export const planted = 1;\n" + "void 0;\n".repeat(301),
    "eslint(max-lines)",
  ),
];
