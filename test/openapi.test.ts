import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { CONTRACT } from "#api/contract.ts";
import { EXAMPLES } from "#api/examples.ts";
import { openApiOf } from "#server/platform/http/openapi.ts";

const document = await openApiOf(CONTRACT, "1.2.3");
const text = JSON.stringify(document);

test("the document is OpenAPI 3.1", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(validator.version).toBe("3.1");
});

test("it has every route once, under a name of its own", () => {
  const paths = Object.values(document["paths"] as Record<string, Record<string, object>>);
  const operations = paths.flatMap((path) => Object.values(path));
  expect(operations.length).toBe(CONTRACT.length);
  expect(new Set(CONTRACT.map(({ id }) => id)).size).toBe(CONTRACT.length);
});

test("every reference leads to something", () => {
  const wanted = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = ""]) => path);
  expect(wanted.length).toBeGreaterThan(100);
  const found = (path: string): unknown =>
    path.split("/").reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
  expect(wanted.filter((path) => found(path) === undefined)).toEqual([]);
});

test("each parameter of a path is declared", () => {
  const undeclared = CONTRACT.filter((route) => {
    const named = [...route.path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => name);
    return named.join() !== Object.keys(route.params?.shape ?? {}).join();
  });
  expect(undeclared.map(({ id }) => id)).toEqual([]);
});

test.each(Object.entries(EXAMPLES))("the example of %s is one that its route takes", (id, body) => {
  const route = CONTRACT.find((one) => one.id === id);
  expect(route?.body?.safeParse(body)).toMatchObject({ success: true });
});
