import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { as } from "../kit/brand.ts";
import { coverageOf } from "./coverage.ts";
import type { CoverageQuestion } from "./question.ts";
import type { ReasonCode } from "./reasons.ts";
import { contract, day, instant, LINE, question, system } from "./world.ts";

/** Each way to fail by itself: what it changes of the question, and what it is called. */
const FAULTS = [
  ["no_active_subscription", { at: instant("2027-02-01T00:00:00Z") }],
  ["not_named_contact", { contact: as<"ContactId">("hugo") }],
  ["channel_not_in_offer", { channel: "phone" }],
  ["topic_excluded", { topic: "optimisation" }],
] as const satisfies readonly (readonly [ReasonCode, Partial<CoverageQuestion>])[];
const KINDS = ["production", "development"] as const;
const SERVERS = ["Tomcat", "JBoss EAP"] as const;
const ADD_ONS = [["exo-chat"], ["exo-ide-addon"]] as const;
const EOSL = ["2028-01-01", "2026-01-01"] as const;

describe("every reason against is told, whatever others there are", () => {
  const subsets = Array.from({ length: 2 ** FAULTS.length }, (_, bits) =>
    FAULTS.filter((_fault, index) => (bits >> index) % 2 === 1),
  );
  const systems = KINDS.flatMap((kind) =>
    SERVERS.flatMap((server) =>
      ADD_ONS.flatMap((addOns) => EOSL.map((eosl) => ({ kind, server, addOns, eosl }))),
    ),
  );

  test.each(systems)(
    "$kind on $server with $addOns, EOSL $eosl",
    ({ kind, server, addOns, eosl }) => {
      for (const faults of subsets) {
        const asked = question({
          environment: system(kind, server, addOns),
          ...Object.assign({}, ...faults.map(([, change]) => change)),
        });
        const line = {
          ...LINE,
          milestones: [{ kind: "eosl", on: day(eosl), origin: "set" }],
        } as const;
        const answer = coverageOf(asked, {
          subscriptions: [contract()],
          line,
          supportedRelease: () => null,
        });
        const expected = [
          ...faults.map(([code]) => code),
          ...(kind === "development" ? ["not_production"] : []),
          ...(eosl === "2026-01-01" ? ["past_eosl"] : []),
          ...(server === "JBoss EAP" ? ["app_server_not_eligible"] : []),
          ...(addOns[0] === "exo-ide-addon" ? ["add_on_not_covered"] : []),
        ];
        expect(answer.reasons.map(({ code }) => code).toSorted()).toEqual(expected.toSorted());
        expect(answer.covered).toBe(expected.length === 0);
      }
    },
  );
});

const anyContract = fc
  .record({
    id: fc.constantFrom("a", "b", "c", "d"),
    starts: fc.integer({ min: -400, max: 400 }),
    lasts: fc.integer({ min: 1, max: 800 }),
    zone: fc.constantFrom("UTC", "Europe/Paris", "Pacific/Apia", "America/New_York"),
    limit: fc.constantFrom(null, 1, 3),
  })
  .map(({ id, starts, lasts, zone, limit }) => {
    const startsOn = day("2026-07-01").add({ days: starts });
    const one = contract({}, { zone, namedContacts: limit });
    return contract({
      id: as<"SubscriptionId">(id),
      startsOn,
      endsOn: startsOn.add({ days: lasts }),
      versions: one.versions.map((version) => ({ ...version, from: startsOn })),
    });
  });
const worlds = fc.uniqueArray(anyContract, { selector: ({ id }) => id, maxLength: 4 });
const asks = fc.record({
  contact: fc.constantFrom(as<"ContactId">("claire"), as<"ContactId">("hugo")),
  environment: fc.constantFrom(null, system(), system("sandbox")),
});

test("the answer does not depend on the order in which contracts are given", () => {
  fc.assert(
    fc.property(worlds, asks, (subscriptions, asked) => {
      const given = { line: LINE, supportedRelease: () => null };
      const there = coverageOf(question(asked), { ...given, subscriptions });
      const back = coverageOf(question(asked), {
        ...given,
        subscriptions: subscriptions.toReversed(),
      });
      expect(back).toEqual(there);
    }),
  );
});

test("what is not covered has a reason, and each reason a clause and a cure", () => {
  fc.assert(
    fc.property(worlds, asks, (subscriptions, asked) => {
      const answer = coverageOf(question(asked), {
        subscriptions,
        line: LINE,
        supportedRelease: () => null,
      });
      expect(answer.covered).toBe(answer.reasons.length === 0);
      for (const { clause, cure } of answer.reasons)
        expect(`${clause} ${cure}`).toMatch(/^R-\d\d-\d\d \w+$/u);
    }),
  );
});

test("one more contract never takes coverage away", () => {
  fc.assert(
    fc.property(worlds, asks, (subscriptions, asked) => {
      const given = { line: LINE, supportedRelease: () => null };
      const all = coverageOf(question(asked), { ...given, subscriptions });
      const fewer = coverageOf(question(asked), {
        ...given,
        subscriptions: subscriptions.slice(1),
      });
      expect(all.covered || !fewer.covered).toBe(true);
    }),
  );
});
