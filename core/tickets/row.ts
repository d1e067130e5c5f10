import type { CommandType } from "./commands.ts";
import type { TicketRefusal } from "./refusals.ts";
import type { State } from "./vocabulary.ts";

/**
 * Who gives a command. `settler` is the filer, the lead of the ticket's organisation, or the partner contact who
 * filed; `schedule` is the desk's own clock, where the settings let it act.
 */
export type Party = "contact" | "settler" | "agent" | "manager" | "schedule";

export type CommandName = "file" | CommandType;

/** What a command needs beside the right person and state. */
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
  | "fresh-environment"
  | "ground-and-expectation"
  | "open-escalation"
  | "interaction"
  | "proposal-of-other-side"
  | "agreed-interaction"
  | "outcome";

export interface Row {
  readonly command: CommandName;
  readonly by: readonly Party[];
  /** From each state in which the command may be given, to the state that follows; the same state where it is kept. */
  readonly moves: Readonly<Partial<Record<State | "none", State>>>;
  /**
   * Whom the ticket waits for afterwards; `kept` where the command does not change it. `by_speaker`: a beneficiary's
   * word hands it to the desk, the desk's answer on a discussed solution hands it back.
   */
  readonly handsTo: "desk" | "beneficiary" | "nobody" | "by_speaker" | "kept";
  readonly needs: readonly Need[];
  /** Whether the giver must have seen the current version of the ticket (`If-Match`). */
  readonly versioned: boolean;
  readonly visible: "public" | "internal";
  readonly refusals: readonly TicketRefusal[];
  readonly rules: readonly string[];
}

/** What can happen in any state but closed, and moves nothing. */
export const keptUnlessClosed = {
  new: "new",
  open: "open",
  suspended: "suspended",
  in_progress: "in_progress",
  resolved: "resolved",
} as const;
