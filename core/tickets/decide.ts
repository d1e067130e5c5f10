import { never } from "../kit/exhaustive.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import type { TicketActor } from "./actor.ts";
import type { Command, CommandOf, FileCommand, GivenIntake } from "./commands.ts";
import { blank } from "./conclusion.ts";
import {
  decideAcknowledgement,
  decideAgreement,
  decideEnd,
  decideEscalation,
  decideOutcome,
  decideProposal,
} from "./decide-escalation.ts";
import { decideNote, decideReply } from "./decide-conversation.ts";
import {
  decideProvision,
  decideRequest,
  decideResumption,
  decideStart,
} from "./decide-information.ts";
import { decideAcceptance, decideConclusion, decideRefusal } from "./decide-solution.ts";
import { decideAssignment, decideDeclaration, decideQualification } from "./decide-taking.ts";
import {
  decideReminder,
  decideRejection,
  decideUnansweredClosing,
  decideWithdrawal,
} from "./decide-closing.ts";
import type { TicketEvent, ToldIntake } from "./events.ts";
import { guard, type Situation } from "./guard.ts";
import { eventBy, type Act, type Decision } from "./telling.ts";
import type { Ticket } from "./ticket.ts";

/** A filing makes one event, or lacks something. */
export type Filing = Result<
  readonly [TicketEvent],
  "text_required" | "follow_up_not_closed" | "wrong_actor"
>;

/**
 * Opens a case (R-31-03): whatever the door, it is recorded as new (R-32-01). A contact files in no other's name.
 * `cited` is the state of the ticket that the command follows up, when it cites one: only a closed one is followed up.
 */
export function decideFiling(
  command: FileCommand,
  actor: TicketActor,
  now: Temporal.Instant,
  cited: Ticket["state"] | null,
): Filing {
  // The desk's own clock files nothing but what managers planned: reports to be delivered (R-34-04).
  if (actor.kind === "schedule" && command.nature !== "activity_report")
    return refuse("wrong_actor");
  if (actor.kind === "contact" && command.filer !== actor.id)
    return refuse("wrong_actor", { field: "filer" });
  if (blank(command.subject)) return refuse("text_required", { field: "subject" });
  if (blank(command.description)) return refuse("text_required", { field: "description" });
  if (command.followUpOf !== null && cited !== "closed")
    return refuse("follow_up_not_closed", { field: "followUpOf" });
  const { organisation, partner, filer, subscription, channel, nature, severity, followUpOf } =
    command;
  const { environment, covered, coverage, intake } = command;
  return ok([
    eventBy(actor, now, {
      type: "ticket-filed",
      payload: {
        organisation,
        partner,
        filer,
        subscription,
        channel,
        nature,
        severity,
        followUpOf,
        ...(environment === undefined ? {} : { environment }),
        ...(covered === undefined ? {} : { covered }),
        ...(coverage === undefined ? {} : { coverage }),
        ...(intake === undefined ? {} : { intake: toldOf(intake) }),
      },
      texts: {
        subject: command.subject,
        description: command.description,
        ...textsOf(intake),
      },
      attachments: command.attachments,
    }),
  ]);
}

/** The answers that say something: `intake-<key>` with the words, and which keys those are. */
function textsOf(intake: GivenIntake | undefined): Record<string, string> {
  const told = Object.entries(intake?.texts ?? {}).filter(([, text]) => !blank(text));
  return Object.fromEntries(told.map(([key, text]) => [`intake-${key}`, text]));
}

function toldOf({ form, texts, circumstances, files }: GivenIntake): ToldIntake {
  const told = Object.keys(texts).filter((key) => !blank(texts[key]));
  return { form, told: told.toSorted(), circumstances, files };
}

/** Every other command of the life cycle: refused with a code, or told as events. Pure; `situation.now` is the clock. */
export function decide(
  ticket: Ticket,
  actor: TicketActor,
  command: Command,
  situation: Situation,
): Decision {
  const allowed = guard(ticket, actor, command.type, situation);
  if (!allowed.ok) return allowed;
  const act = { ticket: allowed.value, actor, ...situation };
  switch (command.type) {
    case "take":
    case "assign":
      return decideAssignment(act, command);
    case "qualify":
      return decideQualification(act, command);
    case "declare-severity":
      return decideDeclaration(act, command);
    case "request-information":
      return decideRequest(act, command);
    case "provide-information":
      return decideProvision(act, command);
    case "start-work":
      return decideStart(act, command);
    case "resume":
      return decideResumption(act, command);
    case "conclude":
      return decideConclusion(act, command);
    case "accept":
      return decideAcceptance(act, command);
    case "refuse":
      return decideRefusal(act, command);
    case "reject":
      return decideRejection(act, command);
    case "remind":
      return decideReminder(act, command);
    case "close-unanswered":
      return decideUnansweredClosing(act, command);
    case "withdraw":
      return decideWithdrawal(act, command);
    case "reply":
      return decideReplyOrProvision(act, command);
    case "note":
      return decideNote(act, command);
    case "escalate":
      return decideEscalation(act, command);
    case "acknowledge-escalation":
      return decideAcknowledgement(act, command);
    case "propose-interaction":
      return decideProposal(act, command);
    case "agree-interaction":
      return decideAgreement(act, command);
    case "record-interaction":
      return decideOutcome(act, command);
    case "end-escalation":
      return decideEnd(act, command);
    default:
      return never(command);
  }
}

/** A contact's reply to a suspended ticket *is* the information that it waits for. */
function decideReplyOrProvision(act: Act, command: CommandOf<"reply">): Decision {
  const reply = decideReply(act, command);
  if (!reply.ok || act.actor.kind !== "contact" || act.ticket.state !== "suspended") return reply;
  return decideProvision(act, { ...command, type: "provide-information" });
}
