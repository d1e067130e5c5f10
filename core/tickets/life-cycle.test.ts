import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LIFE_CYCLE } from "./life-cycle.ts";
import { transitions } from "./transitions.ts";

/* The lists are copied by hand from the design and the procedure; who gives what from where is in guard.test.ts. */

describe("the rows of the life cycle", () => {
  test("moves and what the desk decides are given on the version that was read, plain words never are", () => {
    const unversioned = LIFE_CYCLE.filter((row) => !row.versioned).map((row) => row.command);
    expect(unversioned).toEqual([
      "file",
      "declare-severity",
      "provide-information",
      "remind",
      "reply",
      "note",
      "escalate",
      "acknowledge-escalation",
      "propose-interaction",
      "agree-interaction",
      "record-interaction",
      "end-escalation",
    ]);
  });

  test("each row says whom the ticket waits for afterwards", () => {
    const handing = Object.groupBy(LIFE_CYCLE, (row) => row.handsTo);
    const names = Object.entries(handing).map(([to, rows]) => [to, rows.map((row) => row.command)]);
    expect(Object.fromEntries(names)).toEqual({
      desk: ["file", "declare-severity", "provide-information", "start-work", "resume", "refuse"],
      by_speaker: ["reply"],
      beneficiary: ["request-information", "conclude"],
      nobody: ["accept", "reject", "close-unanswered", "withdraw"],
      kept: [
        "take",
        "assign",
        "qualify",
        "remind",
        "note",
        "escalate",
        "acknowledge-escalation",
        "propose-interaction",
        "agree-interaction",
        "record-interaction",
        "end-escalation",
      ],
    });
  });

  test("R-34-02 either party escalates, proposes and agrees; a manager acknowledges, the desk records and ends", () => {
    const escalating = LIFE_CYCLE.filter((row) => /escalat|interaction/.test(row.command));
    expect(escalating.map(({ command, by }) => [command, by])).toEqual([
      ["escalate", ["contact", "agent", "manager"]],
      ["acknowledge-escalation", ["manager"]],
      ["propose-interaction", ["contact", "agent", "manager"]],
      ["agree-interaction", ["contact", "agent", "manager"]],
      ["record-interaction", ["agent", "manager"]],
      ["end-escalation", ["agent", "manager"]],
    ]);
  });

  test("each rule that a row cites is a rule of the procedure", () => {
    const rules = readFileSync("docs/procedure/rules.json", "utf8");
    const cited = LIFE_CYCLE.flatMap((row) => row.rules);
    expect(cited.filter((id) => !rules.includes(`"id": "${id}"`))).toEqual([]);
  });

  test("R-32-22 R-32-23 nothing leads out of closed", () => {
    expect(transitions().filter(({ from }) => from === "closed")).toEqual([]);
  });

  test("R-32-24 the moves between two states are those that the procedure draws", () => {
    const drawn = transitions().map(
      ({ from, to, commands }) => `${from} ${to}: ${commands.join()}`,
    );
    expect(drawn).toEqual([
      "new open: take,assign",
      "new closed: withdraw",
      "open suspended: request-information",
      "open in_progress: start-work",
      "open resolved: conclude",
      "open closed: reject,withdraw",
      "suspended in_progress: resume",
      "suspended resolved: conclude",
      "suspended closed: close-unanswered,withdraw",
      "in_progress suspended: request-information",
      "in_progress resolved: conclude",
      "in_progress closed: withdraw",
      "resolved open: refuse",
      "resolved closed: accept,close-unanswered",
    ]);
  });
});
