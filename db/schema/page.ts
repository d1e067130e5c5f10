import type { Catalogue, Clause, Column, Described, Routine, Table } from "./catalogue.ts";

/** docs/schema.md: the database as its catalogue tells it. */
export function schemaPage(catalogue: Catalogue): string {
  return [
    "# The database",
    "",
    "Generated from the catalogue of a migrated database by `npm run renew`; a test fails when it is stale. The sentences are the comments that `db/migrations` puts on each thing. The schema `graphile_worker` belongs to the job library and is left out.",
    "",
    ...catalogue.schemas.map(({ name, comment }) => `- \`${name}\`: ${comment ?? ""}`),
    "",
    "Three roles: `permanence_owner` migrates and owns; `permanence_desk` works for agents, commands and jobs; `permanence_portal` only reads, for one contact at a time, under row-level security.",
    "",
    "| table | what it holds |",
    "|---|---|",
    ...catalogue.tables.map(
      ({ name, comment }) => `| [\`${name}\`](#${anchor(name)}) | ${comment ?? ""} |`,
    ),
    "",
    ...catalogue.tables.flatMap(table),
    "## Functions",
    "",
    "| function | answers | runs as | called by | |",
    "|---|---|---|---|---|",
    ...catalogue.routines.map(routine),
    "",
  ].join("\n");
}

/** Tables and functions that no sentence explains. */
export function unexplained({ tables, routines }: Catalogue): string[] {
  return [...tables, ...routines].filter((one) => !one.comment).map(({ name }: Described) => name);
}

function table(one: Table): string[] {
  const secured = one.security === "none" ? [] : [`Row-level security: ${one.security}.`, ""];
  return [
    `## ${one.name}`,
    "",
    one.comment ?? "",
    "",
    "| column | type | | |",
    "|---|---|---|---|",
    ...one.columns.map(column),
    "",
    ...clauses("Constraints", one.constraints),
    ...clauses("Indexes", one.indexes),
    ...clauses("Triggers", one.triggers),
    ...secured,
    ...clauses("Policies", one.policies),
    ...clauses("Granted", one.grants),
  ];
}

function column({ name, type, nullable, fallback, comment }: Column): string {
  const rules = [
    nullable ? "may be null" : "",
    fallback === null ? "" : `default \`${fallback}\``,
  ].filter((rule) => rule !== "");
  return `| \`${name}\` | ${type} | ${rules.join(", ")} | ${comment ?? ""} |`;
}

function clauses(title: string, list: readonly Clause[]): string[] {
  if (list.length === 0) return [];
  return [
    `${title}:`,
    "",
    ...list.map(({ name, says }) => `- \`${name}\`: \`${oneLine(says)}\``),
    "",
  ];
}

function routine({ name, answers, definer, mayCall, comment }: Routine): string {
  const runs = definer ? "its owner" : "its caller";
  return `| \`${name}\` | \`${answers}\` | ${runs} | ${mayCall.join(", ")} | ${comment ?? ""} |`;
}

function oneLine(sql: string): string {
  return sql.replaceAll(/\s+/g, " ").trim();
}

function anchor(heading: string): string {
  return heading.replaceAll(".", "");
}
