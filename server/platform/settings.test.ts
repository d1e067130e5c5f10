import Fastify from "fastify";
import fc from "fast-check";
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

describe("TRUSTED_PROXIES", () => {
  test.each([
    "abc",
    "10.0.0.0/99",
    "10.0.0.0/0",
    "::/0",
    "fd00::/129",
    "10.0.0.1/",
    "10.0.0.1/8/8",
    "10.0.0",
    "10.0.0.256",
    "fe80::1%eth0",
    "fe80::1%1/64",
    "10.0.0.1,",
    "10.0.0.1,,10.0.0.2",
    "10.0.0.1;10.0.0.2",
    "10.0.0.1,abc",
    "loopback",
  ])("%s names no proxies", (given) => {
    expect(told({ TRUSTED_PROXIES: given })).toEqual([
      { name: "TRUSTED_PROXIES", given, expected: "10.0.0.1,10.1.0.0/16" },
    ]);
  });

  test.each(["10.0.0.1", "10.0.0.1,10.1.0.0/16", "fd00::/8,::1", "::ffff:10.0.0.0/104"])(
    "%s names proxies",
    (given) => {
      expect(readConfig({ TRUSTED_PROXIES: given }).trustedProxies).toEqual(given.split(","));
    },
  );

  test("whatever passes is understood by what listens", () => {
    const bits = fc.option(fc.integer({ min: 0, max: 140 }), { nil: undefined });
    const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[0-9a-f.:]{1,20}$/));
    const proxy = fc
      .tuple(address, bits)
      .map(([at, most]) => (most === undefined ? at : `${at}/${most}`));
    fc.assert(
      fc.property(fc.array(proxy, { minLength: 1, maxLength: 3 }), (proxies) => {
        const TRUSTED_PROXIES = proxies.join(",");
        if (told({ TRUSTED_PROXIES }).length > 0) return;
        Fastify({ trustProxy: [...readConfig({ TRUSTED_PROXIES }).trustedProxies] });
      }),
      { numRuns: 500 },
    );
  });
});
