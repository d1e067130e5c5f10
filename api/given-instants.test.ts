import { expect, test } from "vitest";
import { z } from "zod";
import { CONTRACT } from "./contract.ts";
import type { Route } from "./route.ts";

/** Every schema that this one is made of, each with where it stands. */
function schemasIn(
  schema: z.core.$ZodType,
  where: string,
): readonly (readonly [string, z.core.$ZodType])[] {
  const parts = Object.entries(schema._zod.def).flatMap(([name, part]: [string, unknown]) =>
    typeof part === "object" && part !== null && !(part instanceof z.core.$ZodType)
      ? Object.entries(part)
      : [[name, part] as const],
  );
  const inner = parts.flatMap(([name, part]: readonly [string, unknown]) =>
    part instanceof z.core.$ZodType ? schemasIn(part, `${where}.${name}`) : [],
  );
  return [[where, schema], ...inner];
}

const given = CONTRACT.flatMap(({ id, params, query, body }: Route) =>
  Object.entries({ params, query, body }).flatMap(([part, schema]) =>
    schema === undefined ? [] : schemasIn(schema, `${id} ${part}`),
  ),
).filter(([, { _zod }]) => "format" in _zod.def && _zod.def.format === "datetime");

test.each(given)("%s takes what the program can read, whoever wrote it", (_, schema) => {
  const takes = (text: string) => z.safeParse(schema, text).success;
  expect(takes("2026-01-01T00:00:00.1234567890123Z")).toBe(false);
  expect(takes("0000-01-01T00:00:00Z")).toBe(false);
  expect(takes("2026-01-01T00:00:00.123456789Z")).toBe(true);
  expect(takes("2026-01-01T01:00:00+01:00")).toBe(true);
});

test("the instants of every part of a request are looked at", () => {
  const places = given.map(([where]) => where).join("\n");
  for (const one of ["drafts.save body.since", "drafts.forget query.since", "ticket.accept body"])
    expect(places).toContain(one);
});
