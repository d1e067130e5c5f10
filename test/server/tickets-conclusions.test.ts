import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { complete, handsOn, momentsOf, type BodyOf, type Hands } from "#test/harness/hands.ts";
import { refused } from "#test/harness/refused.ts";
import { planRelease } from "#test/harness/planned-release.ts";
import { openWorld, type World } from "#test/harness/world.ts";

type Conclusion = BodyOf<"conclude">["conclusion"];

let world: World;
let hands: Hands;
let reach: ReturnType<typeof momentsOf>;
beforeAll(async () => {
  world = await openWorld();
  await planRelease(world);
  hands = handsOn(world);
  reach = momentsOf(hands);
});
afterAll(() => world.close());

const { information, workaround, fix, demonstrated } = complete;
const patch: Conclusion = { ...fix, category: "one_off_patch", ground: "service_interruption" };

/** Concluded while work goes on, and accepted by the filer. */
async function concludedAndAccepted(conclusion: Conclusion) {
  const reference = await reach.inProgress();
  const proposed = await hands.does("nadia", reference, "conclude", { conclusion });
  expect(proposed).toMatchObject({ state: "resolved", waitingOn: "beneficiary" });
  return { proposed, accepted: await hands.does("claire", reference, "accept", {}) };
}

const { severityAfter: _proposed, ...plainWorkaround } = workaround;
test.each<[string, Conclusion, string]>([
  ["R-12-06 information", information, "information_accepted"],
  ["R-12-07 a workaround", plainWorkaround, "workaround_accepted"],
  ["R-12-08 R-32-21 a delivered fix", fix, "fix_delivered"],
  [
    "R-32-21 a fix planned for a release",
    { ...fix, release: "6.5.4", delivery: "planned" },
    "fix_planned",
  ],
  ["R-32-20 a one-off patch with its critical ground", patch, "patch_sent"],
  [
    "R-33-02 works as designed",
    { kind: "works_as_designed", ...demonstrated },
    "works_as_designed",
  ],
  ["R-33-03 misuse", { kind: "misuse", ...demonstrated }, "misuse"],
  ["R-33-03 another product", { kind: "third_party", ...demonstrated }, "third_party"],
])(
  "R-12-05 R-32-15 R-32-18 R-32-22 R-33-01 %s, accepted, closes with the reason that states it",
  async (_, conclusion, reason) => {
    const { proposed, accepted } = await concludedAndAccepted(conclusion);
    expect(proposed.conclusions.at(-1)).toMatchObject({
      outcome: "proposed",
      kind: conclusion.kind,
      text: conclusion.text,
    });
    expect(accepted).toMatchObject({
      state: "closed",
      waitingOn: null,
      closure: { reason, assumed: false },
      conclusions: [{ outcome: "accepted" }],
    });
  },
);

const { release: _release, ...noRelease } = fix;
const { directives: _directives, ...noDirectives } = fix;
const { resource: _resource, ...noResource } = information;
const { demonstration: _demonstration, ...noDemonstration } = demonstrated;

describe("what a conclusion lacks is said by a code and a field", () => {
  test.each<[string, object, string, string]>([
    ["R-12-06 a resource", noResource, "missing_field", "conclusion.resource"],
    [
      "R-12-06 a title",
      { ...information, resource: { title: "", url: "https://docs.example" } },
      "resource_required",
      "conclusion.resource.title",
    ],
    [
      "R-12-06 an address",
      { ...information, resource: { title: "Doc", url: "javascript:alert(1)" } },
      "resource_required",
      "conclusion.resource.url",
    ],
    [
      "R-12-06 an address of something",
      { ...information, resource: { title: "Doc", url: 'https://exa"mple><script>' } },
      "resource_required",
      "conclusion.resource.url",
    ],
    ["a text", { ...information, text: " " }, "text_required", "conclusion.text"],
    [
      "R-12-07 directives of a workaround",
      { ...workaround, directives: "" },
      "directives_required",
      "conclusion.directives",
    ],
    [
      "R-33-04 a lower severity",
      { ...workaround, severityAfter: 2 },
      "severity_not_lowered",
      "conclusion.severityAfter",
    ],
    [
      "R-12-08 directives of a fix",
      { ...fix, directives: "​" },
      "directives_required",
      "conclusion.directives",
    ],
    ["R-12-08 directives at all", noDirectives, "missing_field", "conclusion.directives"],
    ["R-32-21 a release", { ...fix, release: "" }, "release_required", "conclusion.release"],
    ["R-32-21 a release at all", noRelease, "missing_field", "conclusion.release"],
    [
      "R-32-21 a known release",
      { ...fix, release: "9.9.9" },
      "unknown_release",
      "conclusion.release",
    ],
    [
      "R-32-21 R-32-22 a release that is out, for what is delivered",
      { ...fix, release: "6.5.4" },
      "release_not_out",
      "conclusion.delivery",
    ],
    [
      "R-32-21 R-32-22 a release to come, for what is planned",
      { ...fix, delivery: "planned" },
      "release_out_already",
      "conclusion.delivery",
    ],
    [
      "R-32-20 the ground of a patch",
      { ...fix, category: "one_off_patch" },
      "critical_ground_required",
      "conclusion.ground",
    ],
    [
      "R-32-20 a patch without need of one",
      { ...fix, ground: "security_flaw" },
      "critical_ground_out_of_place",
      "conclusion.ground",
    ],
    [
      "R-32-20 a patch that is there",
      { ...patch, delivery: "planned" },
      "patch_must_be_delivered",
      "conclusion.delivery",
    ],
    [
      "R-33-02 a demonstration",
      { kind: "works_as_designed", ...demonstrated, demonstration: "" },
      "demonstration_required",
      "conclusion.demonstration",
    ],
    [
      "R-33-03 a demonstration at all",
      { kind: "misuse", ...noDemonstration },
      "missing_field",
      "conclusion.demonstration",
    ],
    [
      "R-33-03 a demonstration of what another product does",
      { kind: "third_party", ...demonstrated, demonstration: " " },
      "demonstration_required",
      "conclusion.demonstration",
    ],
    ["a kind", { text: "Voilà" }, "missing_field", "conclusion.kind"],
    ["a kind that there is", { kind: "magic", text: "Voilà" }, "unknown_value", "conclusion.kind"],
  ])("%s", async (_, conclusion, code, field) => {
    const reference = await reach.open();
    const body = { conclusion: conclusion as Conclusion };
    const answer = await hands.give("nadia", reference, "conclude", body);
    expect(answer).toMatchObject({ ok: false, problem: { code, field } });
    // Nobody reads what a program calls a field, in words that are said to them.
    expect(JSON.stringify(answer)).not.toMatch(/[«“]\s*[a-z]+\.[a-z]/iu);
    expect(await hands.see("nadia", reference)).toMatchObject({ state: "open", conclusions: [] });
  });
});

test("R-32-07 a solution at hand resolves an open case, and only the desk proposes one", async () => {
  const reference = await reach.open();
  const body = { conclusion: information };
  expect(await hands.give("claire", reference, "conclude", body)).toMatchObject(
    refused("forbidden"),
  );
  expect(await hands.does("nadia", reference, "conclude", body)).toMatchObject({
    state: "resolved",
  });
});

test("R-32-12 a suspended case is resolved once information came, and not before", async () => {
  const suspended = await reach.suspended();
  const body = { conclusion: information };
  expect(await hands.give("nadia", suspended, "conclude", body)).toMatchObject(
    refused("nothing_provided_since"),
  );
  const answered = await reach.answered();
  expect(await hands.does("nadia", answered, "conclude", body)).toMatchObject({
    state: "resolved",
  });
});

test("R-33-01 R-33-04 a workaround lowers the severity once accepted, and both are recorded", async () => {
  const { proposed, accepted } = await concludedAndAccepted(workaround);
  expect(proposed).toMatchObject({
    severity: 2,
    conclusions: [{ severityBefore: 2, severityAfter: 3 }],
  });
  expect(accepted).toMatchObject({ severity: 3, closure: { reason: "workaround_accepted" } });
  expect(accepted.events.at(-1)).toMatchObject({
    payload: { severityBefore: 2, severityAfter: 3 },
  });
});

test("R-32-17 a refused solution opens the case again, with why, and another may follow", async () => {
  const reference = await reach.resolved(workaround);
  expect(await hands.give("claire", reference, "refuse", { why: " " })).toMatchObject(
    refused("why_required", "why"),
  );
  const refusedOne = await hands.does("claire", reference, "refuse", { why: "Cela échoue encore" });
  expect(refusedOne).toMatchObject({ state: "open", waitingOn: "desk", refusals: 1, severity: 2 });
  expect(refusedOne.conclusions).toMatchObject([{ outcome: "refused" }]);
  await hands.does("nadia", reference, "conclude", { conclusion: information });
  const closed = await hands.does("claire", reference, "accept", { comment: "Merci" });
  expect(closed).toMatchObject({
    state: "closed",
    closure: { reason: "information_accepted", explanation: "Merci" },
    conclusions: [{ outcome: "refused" }, { outcome: "accepted" }],
  });
});
