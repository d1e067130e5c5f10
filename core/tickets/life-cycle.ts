import type { CommandType } from "./commands.ts";
import type { State } from "./vocabulary.ts";
import type { TicketRefusal } from "./refusals.ts";

/**
 * Who gives a command. `settler` is the filer, the lead of the ticket's organisation, or the partner contact who
 * filed; `schedule` is the desk's own clock, where the settings let it act.
 */
export type Party = "contact" | "settler" | "agent" | "manager" | "schedule";

export type LaterCommand =
  | "escalate"
  | "agree-interaction"
  | "record-interaction"
  | "end-escalation";
export type CommandName = "file" | CommandType | LaterCommand;

/** What a command needs beside the right person and state. Those that have not arrived are checked nowhere yet. */
export type Need =
  | "subject-and-description"
  | "assignee"
  | "severity-or-qualification-and-why"
  | "severity-and-why"
  | "items"
  | "text-or-files"
  | "information-present-or-override"
  | "information-provided"
  | "conclusion"
  | "reason-and-explanation"
  | "why"
  | "text"
  | "three-attempts-and-last-waiting-over"
  | "no-open-escalation"
  | "coverage-decision"
  | "intake-answers"
  | "fresh-environment";

/** Which piece of work brings a row or a need: rows that have not arrived are offered nowhere. */
export type Arrival = "now" | "contract" | "time";

export interface Row {
  readonly command: CommandName;
  readonly by: readonly Party[];
  /** From each state in which the command may be given, to the state that follows; the same state where it is kept. */
  readonly moves: Readonly<Partial<Record<State | "none", State>>>;
  /** Whom the ticket waits for afterwards; `kept` where the command does not change it. */
  readonly handsTo: "desk" | "beneficiary" | "nobody" | "kept";
  readonly needs: readonly { readonly need: Need; readonly arrives: Arrival }[];
  /** Whether the giver must have seen the current version of the ticket (`If-Match`). */
  readonly versioned: boolean;
  readonly visible: "public" | "internal";
  readonly refusals: readonly TicketRefusal[];
  readonly rules: readonly string[];
  readonly arrives: Arrival;
}

const keptUnlessClosed = {
  new: "new",
  open: "open",
  suspended: "suspended",
  in_progress: "in_progress",
  resolved: "resolved",
} as const;

const now = (need: Need) => ({ need, arrives: "now" }) as const;

/** The life cycle: one row per command, read by the server, the screens, the Procedure page and the tests. */
export const LIFE_CYCLE: readonly Row[] = [
  {
    command: "file",
    by: ["contact", "agent"],
    moves: { none: "new" },
    handsTo: "desk",
    needs: [
      now("subject-and-description"),
      { need: "coverage-decision", arrives: "contract" },
      { need: "intake-answers", arrives: "contract" },
    ],
    versioned: false,
    visible: "public",
    refusals: ["text_required", "follow_up_not_closed"],
    rules: ["R-12-03", "R-31-01", "R-31-03", "R-32-01", "R-34-01"],
    arrives: "now",
  },
  {
    command: "take",
    by: ["agent", "manager"],
    moves: { ...keptUnlessClosed, new: "open" },
    handsTo: "kept",
    needs: [],
    versioned: true,
    visible: "public",
    refusals: ["already_taken", "already_yours"],
    rules: ["R-32-02"],
    arrives: "now",
  },
  {
    command: "assign",
    by: ["agent", "manager"],
    moves: { ...keptUnlessClosed, new: "open" },
    handsTo: "kept",
    needs: [now("assignee")],
    versioned: true,
    visible: "public",
    refusals: ["already_assigned"],
    rules: ["R-32-02"],
    arrives: "now",
  },
  {
    command: "qualify",
    by: ["agent", "manager"],
    moves: {
      open: "open",
      suspended: "suspended",
      in_progress: "in_progress",
      resolved: "resolved",
    },
    handsTo: "kept",
    needs: [now("severity-or-qualification-and-why")],
    versioned: true,
    visible: "public",
    refusals: ["nothing_to_qualify", "why_required"],
    rules: ["R-12-04", "R-31-05", "R-32-03", "R-32-04"],
    arrives: "now",
  },
  {
    command: "declare-severity",
    by: ["contact"],
    moves: keptUnlessClosed,
    handsTo: "kept",
    needs: [now("severity-and-why")],
    versioned: false,
    visible: "public",
    refusals: ["why_required", "severity_unchanged"],
    rules: ["R-31-05"],
    arrives: "now",
  },
  {
    command: "request-information",
    by: ["agent", "manager"],
    moves: { open: "suspended", in_progress: "suspended", suspended: "suspended" },
    handsTo: "beneficiary",
    needs: [now("items")],
    versioned: true,
    visible: "public",
    refusals: ["items_required"],
    rules: ["R-32-05", "R-32-14"],
    arrives: "now",
  },
  {
    command: "provide-information",
    by: ["contact", "agent", "manager"],
    moves: { suspended: "suspended" },
    handsTo: "desk",
    needs: [now("text-or-files")],
    versioned: false,
    visible: "public",
    refusals: ["nothing_provided", "unknown_item", "recorded_required", "recorded_out_of_place"],
    rules: ["R-32-11"],
    arrives: "now",
  },
  {
    command: "start-work",
    by: ["agent", "manager"],
    moves: { open: "in_progress" },
    handsTo: "desk",
    needs: [
      now("information-present-or-override"),
      { need: "fresh-environment", arrives: "contract" },
    ],
    versioned: true,
    visible: "public",
    refusals: ["information_missing"],
    rules: ["R-32-08", "R-32-13"],
    arrives: "now",
  },
  {
    command: "resume",
    by: ["agent", "manager"],
    moves: { suspended: "in_progress" },
    handsTo: "desk",
    needs: [
      now("information-provided"),
      now("information-present-or-override"),
      { need: "fresh-environment", arrives: "contract" },
    ],
    versioned: true,
    visible: "public",
    refusals: ["nothing_provided_since", "information_missing"],
    rules: ["R-32-11"],
    arrives: "now",
  },
  {
    command: "conclude",
    by: ["agent", "manager"],
    moves: { open: "resolved", suspended: "resolved", in_progress: "resolved" },
    handsTo: "beneficiary",
    needs: [now("conclusion")],
    versioned: true,
    visible: "public",
    refusals: [
      "nothing_provided_since",
      "text_required",
      "directives_required",
      "release_required",
      "critical_ground_required",
      "critical_ground_out_of_place",
      "patch_must_be_delivered",
      "demonstration_required",
      "resource_required",
      "severity_not_lowered",
    ],
    rules: [
      "R-12-05",
      "R-12-06",
      "R-12-07",
      "R-12-08",
      "R-32-07",
      "R-32-12",
      "R-32-15",
      "R-32-20",
      "R-32-21",
      "R-33-02",
      "R-33-03",
    ],
    arrives: "now",
  },
  {
    command: "accept",
    by: ["settler", "agent", "manager"],
    moves: { resolved: "closed" },
    handsTo: "nobody",
    needs: [],
    versioned: true,
    visible: "public",
    refusals: ["not_a_settler", "recorded_required", "recorded_out_of_place"],
    rules: ["R-32-18", "R-32-22", "R-33-01", "R-33-04"],
    arrives: "now",
  },
  {
    command: "refuse",
    by: ["settler", "agent", "manager"],
    moves: { resolved: "open" },
    handsTo: "desk",
    needs: [now("why")],
    versioned: true,
    visible: "public",
    refusals: ["not_a_settler", "why_required", "recorded_required", "recorded_out_of_place"],
    rules: ["R-32-17"],
    arrives: "now",
  },
  {
    command: "reject",
    by: ["agent", "manager"],
    moves: { open: "closed" },
    handsTo: "nobody",
    needs: [now("reason-and-explanation")],
    versioned: true,
    visible: "public",
    refusals: [
      "text_required",
      "duplicate_required",
      "exclusion_required",
      "clause_required",
      "detail_out_of_place",
    ],
    rules: ["R-32-09", "R-32-22"],
    arrives: "now",
  },
  {
    command: "remind",
    by: ["agent", "manager", "schedule"],
    moves: { suspended: "suspended", resolved: "resolved" },
    handsTo: "kept",
    needs: [],
    versioned: false,
    visible: "public",
    refusals: ["not_waiting_for_beneficiary"],
    rules: ["R-32-10", "R-32-19"],
    arrives: "now",
  },
  {
    command: "close-unanswered",
    by: ["agent", "manager", "schedule"],
    moves: { suspended: "closed", resolved: "closed" },
    handsTo: "nobody",
    needs: [
      now("three-attempts-and-last-waiting-over"),
      { need: "no-open-escalation", arrives: "time" },
    ],
    versioned: true,
    visible: "public",
    refusals: ["not_waiting_for_beneficiary", "attempts_missing", "waiting_not_over"],
    rules: ["R-32-10", "R-32-19", "R-32-22"],
    arrives: "now",
  },
  {
    command: "withdraw",
    by: ["settler", "agent", "manager"],
    moves: { new: "closed", open: "closed", suspended: "closed", in_progress: "closed" },
    handsTo: "nobody",
    needs: [],
    versioned: true,
    visible: "public",
    refusals: ["withdrawal_off", "not_a_settler", "recorded_required", "recorded_out_of_place"],
    rules: ["R-32-24"],
    arrives: "now",
  },
  {
    command: "reply",
    by: ["contact", "agent", "manager"],
    moves: keptUnlessClosed,
    handsTo: "kept",
    needs: [now("text")],
    versioned: false,
    visible: "public",
    refusals: ["text_required", "take_first"],
    rules: ["R-32-23", "R-32-25"],
    arrives: "now",
  },
  {
    command: "note",
    by: ["agent", "manager"],
    moves: keptUnlessClosed,
    handsTo: "kept",
    needs: [now("text")],
    versioned: false,
    visible: "internal",
    refusals: ["text_required"],
    rules: [],
    arrives: "now",
  },
  ...(["escalate", "agree-interaction", "record-interaction", "end-escalation"] as const).map(
    (command): Row => ({
      command,
      by:
        command === "record-interaction" || command === "end-escalation"
          ? ["agent", "manager"]
          : ["contact", "agent", "manager"],
      moves: keptUnlessClosed,
      handsTo: "kept",
      needs: [],
      versioned: false,
      visible: "public",
      refusals: [],
      rules: ["R-32-16", "R-34-02", "R-34-03"],
      arrives: "time",
    }),
  ),
];

const rows = new Map(LIFE_CYCLE.map((row) => [row.command, row]));

export function rowOf(command: CommandName): Row {
  const row = rows.get(command);
  if (row === undefined) throw new Error(`No row for ${command} in the life cycle`);
  return row;
}

/** Every move between two different states, each with the commands that make it. */
export function transitions(): readonly {
  from: State;
  to: State;
  commands: readonly CommandName[];
}[] {
  const found = new Map<string, { from: State; to: State; commands: CommandName[] }>();
  for (const row of LIFE_CYCLE) {
    for (const [from, to] of Object.entries(row.moves) as [State | "none", State][]) {
      if (from === "none" || from === to) continue;
      const known = found.get(`${from} ${to}`) ?? { from, to, commands: [] };
      known.commands.push(row.command);
      found.set(`${from} ${to}`, known);
    }
  }
  return [...found.values()];
}
