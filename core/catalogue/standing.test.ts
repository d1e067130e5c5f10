import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addOnStanding, eligibleOf, isEligible, standingOf } from "./standing.ts";
import type { StackEntry } from "./release-line.ts";
import { STANDINGS } from "./vocabulary.ts";

const entry = (
  name: string,
  version: string | null,
  standing: StackEntry["standing"],
): StackEntry => ({ component: "app_server", name, version, standing });

const line = {
  stack: [
    entry("Tomcat", "9", "supported"),
    entry("Tomcat", "9.0.83", "recommended"),
    entry("Tomcat", "8.5", "incompatible"),
    entry("JBoss EAP", null, "compatible"),
    { component: "database", name: "Tomcat", version: null, standing: "recommended" },
  ],
} satisfies { stack: StackEntry[] };

describe("only listed application servers are eligible", () => {
  test.each([
    ["Tomcat", "9", "supported"],
    ["Tomcat", "9.0.82", "supported"],
    ["Tomcat", "9.0.83", "recommended"],
    ["Tomcat", "9.0.83.1", "recommended"],
    ["Tomcat", "9.0.831", "supported"],
    ["Tomcat", "90", undefined],
    ["Tomcat", " 9.0.83 ", "recommended"],
    ["Tomcat", "8.5.45", "incompatible"],
    ["Tomcat", "8.50", undefined],
    ["Tomcat", null, undefined],
    ["tom cat", "9.0", "supported"],
    ["jboss  eap", "7.1", "compatible"],
    ["JBoss EAP", null, "compatible"],
    ["WebSphere", "9", undefined],
  ])("%s %s stands as %s", (name, version, standing) => {
    expect(standingOf(line, "app_server", { name, version })).toBe(standing);
  });

  test("of entries that hold a version the most exact speaks, in whatever order they are listed", () => {
    const numbers = fc.array(fc.nat(99), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(numbers, fc.boolean(), (parts, turned) => {
        const version = parts.join(".");
        const stack = parts.map((_, index) =>
          entry("Tomcat", parts.slice(0, index + 1).join("."), "compatible"),
        );
        stack.push(entry("Tomcat", null, "incompatible"), entry("Tomcat", version, "recommended"));
        const exact = { stack: stack.filter((_, at) => at !== parts.length - 1) };
        if (turned) exact.stack.reverse();
        const standing = (text: string) =>
          standingOf(exact, "app_server", { name: "tomcat", version: text });
        expect(standing(version)).toBe("recommended");
        expect(standing(`${version}.1`)).toBe("recommended");
        expect(standing(`${version}1`)).not.toBe("recommended");
      }),
    );
  });

  test("recommended and supported ones are, the others are not", () => {
    expect(STANDINGS.filter(isEligible)).toEqual(["recommended", "supported"]);
    expect(eligibleOf(line, "app_server").map(({ version }) => version)).toEqual(["9", "9.0.83"]);
  });
});

test("an add-on is found whatever its case, and one that is not listed is unknown", () => {
  const addOns = [
    { name: "exo-chat", supported: true },
    { name: "exo-ide-addon", supported: false },
  ];
  expect(addOnStanding({ addOns }, "Exo-Chat")).toBe("supported");
  expect(addOnStanding({ addOns }, "exo-ide-addon")).toBe("not_supported");
  expect(addOnStanding({ addOns }, "acme-forms")).toBe("unknown");
});
