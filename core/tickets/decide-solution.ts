import { ok, refuse } from "../kit/result.ts";
import type { CommandOf } from "./commands.ts";
import { blank, checkConclusion, type Conclusion } from "./conclusion.ts";
import type { Payloads } from "./events.ts";
import { closureReasonOfProposed } from "./closing.ts";
import { given, moveOf, spokenBy, tell, type Act, type Decision } from "./telling.ts";
import { standingConclusion, type ProposedConclusion } from "./ticket.ts";
import type { Severity } from "./vocabulary.ts";

/** R-32-07, R-32-12, R-32-15: a solution is on the ticket, and the beneficiary is asked to accept or refuse it. */
export function decideConclusion(act: Act, command: CommandOf<"conclude">): Decision {
  const checked = checkConclusion(command.conclusion, act.ticket.severity);
  if (!checked.ok) return checked;
  return ok([
    tell(act, {
      type: "conclusion-proposed",
      payload: {
        ...moveOf(act, "conclude"),
        severityBefore: act.ticket.severity,
        ...termsOf(checked.value),
      },
      texts: wordsOf(checked.value),
      attachments: command.attachments ?? [],
    }),
  ]);
}

type Terms = Omit<Payloads["conclusion-proposed"], "from" | "to" | "severityBefore">;

function termsOf(conclusion: Conclusion): Terms {
  const none = {
    severityAfter: null,
    form: null,
    appliedBy: null,
    category: null,
    release: null,
    delivery: null,
    ground: null,
    resourceUrl: null,
  };
  const { kind } = conclusion;
  if (kind === "information") return { ...none, kind, resourceUrl: conclusion.resource.url };
  if (kind === "workaround") {
    const { form, appliedBy = "beneficiary", severityAfter } = conclusion;
    return { ...none, kind, form, appliedBy, severityAfter: severityAfter ?? null };
  }
  if (kind === "fix") {
    const { category, release, delivery, ground } = conclusion;
    return { ...none, kind, category, release, delivery, ground: ground ?? null };
  }
  return { ...none, kind };
}

function wordsOf(conclusion: Conclusion): Record<string, string> {
  const { text, kind } = conclusion;
  if (kind === "information") return { text, resource: conclusion.resource.title };
  if (kind === "workaround" || kind === "fix") return { text, directives: conclusion.directives };
  return { text, demonstration: conclusion.demonstration };
}

/** R-32-18, R-32-22, R-33-01: acceptance closes, with the reason that the conclusion states. */
export function decideAcceptance(act: Act, command: CommandOf<"accept">): Decision {
  const conclusion = conclusionOf(act);
  const recorded = spokenBy(act, command.recorded, conclusion.at);
  if (!recorded.ok) return recorded;
  const payload = {
    ...moveOf(act, "accept"),
    reason: closureReasonOfProposed(conclusion),
    severityBefore: act.ticket.severity,
    severityAfter: severityOnceSettled(act, conclusion),
    recorded: recorded.value,
  };
  return ok([
    tell(act, { type: "conclusion-accepted", payload, texts: given({ comment: command.comment }) }),
  ]);
}

/** R-32-17: a refused solution puts the ticket back to open, with why. */
export function decideRefusal(act: Act, command: CommandOf<"refuse">): Decision {
  const recorded = spokenBy(act, command.recorded, conclusionOf(act).at);
  if (!recorded.ok) return recorded;
  if (blank(command.why)) return refuse("why_required", { field: "why" });
  const payload = {
    ...moveOf(act, "refuse"),
    refusals: act.ticket.refusals + 1,
    recorded: recorded.value,
  };
  const attachments = command.attachments ?? [];
  return ok([
    tell(act, { type: "conclusion-refused", payload, texts: { why: command.why }, attachments }),
  ]);
}

/** R-33-04: a workaround lowers the severity in force when it is settled, and never raises it. */
export function severityOnceSettled(act: Act, conclusion: ProposedConclusion): Severity {
  const { severity } = act.ticket;
  const proposed = conclusion.severityAfter ?? severity;
  return proposed > severity ? proposed : severity;
}

export function conclusionOf(act: Act): ProposedConclusion {
  const conclusion = standingConclusion(act.ticket);
  if (conclusion === undefined) throw new Error("A resolved ticket has no standing conclusion");
  return conclusion;
}
