import { expect, test } from "vitest";
import { z } from "zod";
import { CONTRACT } from "#api/contract.ts";

const INT4 = 2_147_483_647;

/** Paths of every integer in a schema that could be larger, or smaller, than the database's. */
function boundless(schema: unknown, path: string): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { type, minimum, maximum } = schema as Record<string, unknown>;
  const isBound = Number(minimum) >= -INT4 - 1 && Number(maximum) <= INT4;
  const own = type === "integer" && !isBound ? [path] : [];
  return [
    ...own,
    ...Object.entries(schema).flatMap(([name, part]) => boundless(part, `${path}.${name}`)),
  ];
}

const integersOf = (type: z.ZodType, path: string): string[] =>
  boundless(z.toJSONSchema(type, { io: "output", unrepresentable: "any" }), path);

test("an integer without bounds is found, however deep", () => {
  const given = z.object({ deep: z.array(z.number().int().min(0)), good: z.int().min(0).max(9) });
  expect(integersOf(given, "given")).toEqual(["given.properties.deep.items"]);
});

test("no door takes an integer that the database cannot hold", () => {
  const found = CONTRACT.flatMap(({ id, params, query, body }) =>
    Object.entries({ params, query, body }).flatMap(([part, type]) =>
      type === undefined ? [] : integersOf(type, `${id} ${part}`),
    ),
  );
  expect(found).toEqual([]);
});
