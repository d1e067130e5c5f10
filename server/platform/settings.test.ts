import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { Failure } from "./failure.ts";

/** What a start says of its settings: a sentence's parameters for each that is wrong. */
function told(environment: Readonly<Record<string, string>>): readonly object[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    return error.errors.map((one: unknown) => (one instanceof Failure ? one.params : {}));
  }
}

describe("PUBLIC_URL", () => {
  test.each([
    ["https://desk.lan", "https://desk.lan"],
    ["https://Desk.lan", "https://desk.lan"],
    ["HTTPS://DESK.LAN/", "https://desk.lan"],
    ["https://desk.lan:443", "https://desk.lan"],
    ["http://desk.lan:80/", "http://desk.lan"],
    ["https://desk.lan:8443", "https://desk.lan:8443"],
    ["https://support.école.example", "https://support.xn--cole-9oa.example"],
    ["http://[::1]:8080", "http://[::1]:8080"],
  ])("%s is kept as browsers say where they come from: %s", (given, kept) => {
    expect(readConfig({ PUBLIC_URL: given }).publicUrl).toBe(kept);
  });

  test.each([
    "https://desk.lan/support",
    "https://desk.lan//",
    "https://desk.lan/?",
    "https://desk.lan?a=b",
    "https://desk.lan/#",
    "https://claire@desk.lan",
    "https://claire:secret@desk.lan/",
    "ftp://desk.lan",
    "desk.lan",
    "https://",
    "https://desk.lan:99999",
  ])("%s is no address of a desk", (given) => {
    expect(told({ PUBLIC_URL: given })).toEqual([
      { name: "PUBLIC_URL", given: "…", expected: "https://desk.example.org" },
    ]);
  });
});
