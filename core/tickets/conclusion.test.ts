import { describe, expect, test } from "vitest";
import {
  aTicket,
  byPhone,
  complete,
  ines,
  maya,
  moments,
  phonedAt,
} from "#test/harness/one-ticket.ts";
import { checkConclusion, closureReasonOf, type Conclusion } from "./conclusion.ts";
import { closureReasonOfProposed } from "./closing.ts";
import { standingConclusion } from "./ticket.ts";
import { CONCLUSION_KINDS } from "./vocabulary.ts";

const information = {
  kind: "information",
  text: "Reindex the site",
  resource: { title: "Search", url: "https://docs.example/search" },
} as const satisfies Conclusion;
const workaround = {
  kind: "workaround",
  text: "Restart the indexer",
  directives: "1. Stop. 2. Start.",
  form: "operating_procedure",
  appliedBy: "beneficiary",
} as const satisfies Conclusion;
const fix = {
  kind: "fix",
  text: "Corrected",
  directives: "Install it",
  category: "maintenance_version",
  release: "6.5.6",
  delivery: "delivered",
} as const satisfies Conclusion;
const patch = { ...fix, category: "one_off_patch", ground: "service_interruption" } as const;
const refusing = (kind: "works_as_designed" | "misuse" | "third_party") =>
  ({ kind, text: "It is so", demonstration: "The documentation says so" }) as const;

const at = (severity: 1 | 2 | 3 | 4, conclusion: Conclusion) => {
  const answer = checkConclusion(conclusion, severity);
  return answer.ok ? "ok" : `${answer.refusal.code} ${answer.refusal.field}`;
};

describe("what a conclusion must carry", () => {
  test("R-12-05 R-33-02 R-33-03 three solutions, two refusals and a demonstration, and no other kind", () => {
    expect([...CONCLUSION_KINDS].toSorted()).toEqual(
      ["information", "workaround", "fix", "works_as_designed", "misuse", "third_party"].toSorted(),
    );
    for (const conclusion of [information, workaround, fix, patch])
      expect(at(2, conclusion)).toBe("ok");
    for (const kind of ["works_as_designed", "misuse", "third_party"] as const)
      expect(at(2, refusing(kind))).toBe("ok");
  });

  const missing: readonly [string, Conclusion, string][] = [
    ["information without words", { ...information, text: " " }, "text_required conclusion.text"],
    ["a fix without words", { ...fix, text: "\u200B" }, "text_required conclusion.text"],
    [
      "information whose resource has no title",
      { ...information, resource: { ...information.resource, title: "" } },
      "resource_required conclusion.resource.title",
    ],
    [
      "a workaround without directives",
      { ...workaround, directives: "\n" },
      "directives_required conclusion.directives",
    ],
    [
      "a fix without directives",
      { ...fix, directives: "" },
      "directives_required conclusion.directives",
    ],
    ["a fix without a release", { ...fix, release: " " }, "release_required conclusion.release"],
    [
      "a one-off patch without its ground",
      { ...fix, category: "one_off_patch" },
      "critical_ground_required conclusion.ground",
    ],
    [
      "a maintenance version with a ground",
      { ...fix, ground: "security_flaw" },
      "critical_ground_out_of_place conclusion.ground",
    ],
    [
      "a one-off patch that is only planned",
      { ...patch, delivery: "planned" },
      "patch_must_be_delivered conclusion.delivery",
    ],
    ...(["works_as_designed", "misuse", "third_party"] as const).map(
      (kind): [string, Conclusion, string] => [
        `${kind} without its demonstration`,
        { ...refusing(kind), demonstration: "" },
        "demonstration_required conclusion.demonstration",
      ],
    ),
  ];

  test.each(missing)("R-12-05 %s is refused", (_, conclusion, refusal) => {
    expect(at(2, conclusion)).toBe(refusal);
    const { working } = moments();
    const refused = working.refused(ines, { type: "conclude", conclusion });
    expect(`${refused.code} ${refused.field}`).toBe(refusal);
  });

  test("R-12-06 information points at a resource that can be followed", () => {
    const pointing = (url: string) => at(2, { ...information, resource: { title: "Search", url } });
    for (const url of [
      "https://docs.example",
      "HTTP://docs.example/a?b#c",
      "https://docs.example:8443?q",
    ])
      expect(pointing(url)).toBe("ok");
    for (const url of [
      "",
      "docs.example",
      "ftp://docs.example",
      "javascript:alert(1)",
      "https://",
      "https:///x",
      "https://a b",
      'https://exa"mple><script>',
      "https://back\\slash.example",
    ])
      expect(pointing(url)).toBe("resource_required conclusion.resource.url");
  });

  test("R-12-07 a workaround is an operating procedure or a temporary fix, always with directives", () => {
    for (const form of ["operating_procedure", "temporary_fix"] as const) {
      expect(at(2, { ...workaround, form })).toBe("ok");
      expect(at(2, { ...workaround, form, directives: "" })).toMatch("directives_required");
    }
  });

  test("R-12-08 R-32-20 R-32-21 a fix ships in a release, delivered or planned; a patch is critical and delivered", () => {
    expect(at(2, { ...fix, delivery: "planned" })).toBe("ok");
    for (const ground of ["service_interruption", "security_flaw"] as const)
      expect(at(2, { ...patch, ground })).toBe("ok");
    const { ticket, events } = moments().working.does(ines, {
      type: "conclude",
      conclusion: patch,
    });
    expect(standingConclusion(ticket)).toMatchObject({
      kind: "fix",
      category: "one_off_patch",
      ground: "service_interruption",
      release: "6.5.6",
      delivery: "delivered",
      outcome: "proposed",
    });
    expect(events.at(-1)?.texts).toEqual({ text: patch.text, directives: patch.directives });
  });

  test("R-33-04 a workaround proposes a lower severity or none, never the same or a higher one", () => {
    expect(at(2, { ...workaround, severityAfter: 3 })).toBe("ok");
    expect(at(2, { ...workaround, severityAfter: 4 })).toBe("ok");
    for (const severityAfter of [1, 2] as const)
      expect(at(2, { ...workaround, severityAfter })).toBe(
        "severity_not_lowered conclusion.severityAfter",
      );
    expect(at(4, { ...workaround, severityAfter: 4 })).toMatch("severity_not_lowered");
  });
});

describe("a conclusion is proposed", () => {
  test("R-32-07 R-32-12 R-32-15 a solution resolves an open, an answered and a running case, and waits for the beneficiary", () => {
    const { open, answered, working } = moments();
    for (const one of [open, answered, working]) {
      const { ticket, events, now } = one.does(ines, { type: "conclude", conclusion: workaround });
      expect([ticket.state, ticket.waitingOn]).toEqual(["resolved", "beneficiary"]);
      expect(ticket.waitingSince).toEqual(now);
      expect(events.at(-1)?.texts).toEqual({
        text: workaround.text,
        directives: workaround.directives,
      });
    }
  });

  test("R-12-06 R-33-02 what it points at and what demonstrates it are kept with it", () => {
    const { working } = moments();
    const informed = working.does(ines, { type: "conclude", conclusion: information });
    expect(standingConclusion(informed.ticket)?.resourceUrl).toBe(information.resource.url);
    expect(informed.events.at(-1)?.texts).toEqual({ text: information.text, resource: "Search" });
    const designed = working.does(ines, {
      type: "conclude",
      conclusion: refusing("works_as_designed"),
    });
    expect(designed.events.at(-1)?.texts).toEqual({
      text: "It is so",
      demonstration: "The documentation says so",
    });
  });

  const reasons: readonly [Conclusion, string][] = [
    [information, "information_accepted"],
    [workaround, "workaround_accepted"],
    [fix, "fix_delivered"],
    [{ ...fix, delivery: "planned" }, "fix_planned"],
    [patch, "patch_sent"],
    [refusing("works_as_designed"), "works_as_designed"],
    [refusing("misuse"), "misuse"],
    [refusing("third_party"), "third_party"],
  ];

  test.each(reasons)(
    "R-32-18 R-32-22 R-33-01 accepting %o closes the case as %s",
    (conclusion, reason) => {
      const resolved = moments().working.does(ines, { type: "conclude", conclusion });
      const { ticket } = resolved.does(maya, complete.accept);
      expect([ticket.state, ticket.waitingOn, ticket.closure?.reason]).toEqual([
        "closed",
        null,
        reason,
      ]);
      expect(ticket.closure?.assumed).toBe(false);
      expect(closureReasonOf(conclusion)).toBe(reason);
      expect(ticket.conclusions.at(-1)?.outcome).toBe("accepted");
    },
  );

  test("a kept fix that lost its category is a broken history, not a reason", () => {
    const { ticket } = moments().working.does(ines, { type: "conclude", conclusion: fix });
    const kept = standingConclusion(ticket);
    if (kept === undefined) throw new Error("Nothing was concluded");
    expect(() => closureReasonOfProposed({ ...kept, category: null })).toThrow("no category");
  });
});

describe("R-33-04 the severity that a workaround leaves", () => {
  const eased = { type: "conclude", conclusion: { ...workaround, severityAfter: 3 } } as const;

  test("R-33-04 it is only proposed until the workaround is accepted, and both are recorded", () => {
    const proposed = moments().working.does(ines, eased);
    expect(proposed.ticket.severity).toBe(2);
    expect(standingConclusion(proposed.ticket)).toMatchObject({
      severityBefore: 2,
      severityAfter: 3,
    });
    const accepted = proposed.does(maya, complete.accept);
    expect(accepted.ticket.severity).toBe(3);
    expect(accepted.events.at(-1)?.payload).toMatchObject({ severityBefore: 2, severityAfter: 3 });
  });

  test("R-33-04 refused, it never applies", () => {
    const refused = moments().working.does(ines, eased).does(maya, complete.refuse);
    expect(refused.ticket.severity).toBe(2);
    expect(standingConclusion(refused.ticket)).toBeUndefined();
  });

  test("R-33-04 it never raises what the desk lowered further meanwhile", () => {
    const lowered = moments()
      .working.does(ines, eased)
      .does(ines, { type: "qualify", severity: 4, why: "A question after all" });
    expect(lowered.does(maya, complete.accept).ticket.severity).toBe(4);
  });

  test("R-33-04 a solution that proposes none leaves the severity as it is", () => {
    expect(moments().concluded.does(maya, complete.accept).ticket.severity).toBe(2);
    expect(aTicket().ticket.severity).toBe(2);
  });
});

test("R-33-01 an agent records an acceptance with who gave it, how and when, and never as a finding", () => {
  const { concluded } = moments();
  expect(concluded.refused(ines, complete.accept).code).toBe("recorded_required");
  const found = { ...complete.accept, recorded: { ...byPhone, channel: "found_by_desk" } } as const;
  expect(concluded.refused(ines, found)).toEqual({
    code: "recorded_out_of_place",
    field: "recorded.channel",
  });
  const { ticket, events } = concluded.does(ines, {
    ...complete.accept,
    recorded: phonedAt(concluded),
  });
  expect(ticket.state).toBe("closed");
  expect(events.at(-1)).toMatchObject({ payload: { recorded: { saidBy: maya.id } } });
});
