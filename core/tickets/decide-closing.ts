import { ok, refuse, type Result } from "../kit/result.ts";
import { closureReasonOfProposed } from "./closing.ts";
import type { CommandOf } from "./commands.ts";
import { blank } from "./conclusion.ts";
import { conclusionOf, severityOnceSettled } from "./decide-solution.ts";
import { given, moveOf, spokenBy, tell, type Act, type Decision } from "./telling.ts";
import { attemptNow, countedAttempts, letterHolds } from "./waiting.ts";

/** R-32-09: what is not a valid case is closed, with the reason, what makes it so, and an explanation. */
export function decideRejection(act: Act, command: CommandOf<"reject">): Decision {
  if (blank(command.explanation)) return refuse("text_required", { field: "explanation" });
  const detailed = detailOf(command);
  if (!detailed.ok) return detailed;
  const { reason, duplicateOf, exclusion, explanation, clause } = command;
  const payload = {
    ...moveOf(act, "reject"),
    reason,
    duplicateOf: duplicateOf ?? null,
    exclusion: exclusion ?? null,
  };
  return ok([
    tell(act, { type: "ticket-rejected", payload, texts: given({ explanation, clause }) }),
  ]);
}

type DetailRefusal =
  | "duplicate_required"
  | "exclusion_required"
  | "clause_required"
  | "detail_out_of_place";

/** Each reason brings its own detail, and no other's: the duplicate's reference, the exclusion, the clause. */
function detailOf(command: CommandOf<"reject">): Result<true, DetailRefusal> {
  const details = [
    {
      of: "duplicate",
      field: "duplicateOf",
      isGiven: command.duplicateOf !== undefined,
      code: "duplicate_required",
    },
    {
      of: "out_of_scope",
      field: "exclusion",
      isGiven: command.exclusion !== undefined,
      code: "exclusion_required",
    },
    {
      of: "not_covered",
      field: "clause",
      isGiven: !blank(command.clause),
      code: "clause_required",
    },
  ] as const;
  for (const { of, field, isGiven, code } of details) {
    if (command.reason === of && !isGiven) return refuse(code, { field });
    if (command.reason !== of && isGiven)
      return refuse("detail_out_of_place", { field, params: { reason: command.reason } });
  }
  return ok(true);
}

/** R-32-10, R-32-19: an attempt to reach the beneficiary; a logged call is one too. One letter leaves in each waiting time. */
export function decideReminder(act: Act, command: CommandOf<"remind">): Decision {
  const isScheduled = act.actor.kind === "schedule";
  const { counts, waitingTime } = attemptNow(act.ticket, act.now, act.settings, isScheduled);
  const { channel } = command;
  const until = letterHolds(act.ticket, waitingTime, act.settings);
  if (channel === "letter" && until !== undefined)
    return refuse("already_reminded", { params: { until: until.toString() } });
  const attempt = countedAttempts(act.ticket) + (counts ? 1 : 0);
  const said = { attempt, counts, channel, waitingTime };
  const payload = channel === "letter" ? { ...said, only: true as const } : said;
  return ok([
    tell(act, { type: "beneficiary-reminded", payload, texts: given({ text: command.text }) }),
  ]);
}

/** R-32-10, R-32-19: a suspended ticket is given up; the solution of a resolved one is taken as valid. */
export function decideUnansweredClosing(
  act: Act,
  command: CommandOf<"close-unanswered">,
): Decision {
  const move = moveOf(act, "close-unanswered");
  const { severity, state } = act.ticket;
  const ending =
    state === "resolved"
      ? { conclusion: conclusionOf(act), assumed: true }
      : { conclusion: undefined, assumed: false };
  const payload = {
    ...move,
    reason:
      ending.conclusion === undefined
        ? ("no_answer" as const)
        : closureReasonOfProposed(ending.conclusion),
    assumed: ending.assumed,
    severityBefore: severity,
    severityAfter:
      ending.conclusion === undefined ? severity : severityOnceSettled(act, ending.conclusion),
  };
  return ok([
    tell(act, { type: "closed-unanswered", payload, texts: given({ text: command.text }) }),
  ]);
}

/** R-32-24, our addition: a beneficiary takes back what is neither resolved nor closed. */
export function decideWithdrawal(act: Act, command: CommandOf<"withdraw">): Decision {
  const recorded = spokenBy(act, command.recorded, act.ticket.filedAt);
  if (!recorded.ok) return recorded;
  const payload = { ...moveOf(act, "withdraw"), recorded: recorded.value };
  return ok([tell(act, { type: "ticket-withdrawn", payload, texts: given({ why: command.why }) })]);
}
