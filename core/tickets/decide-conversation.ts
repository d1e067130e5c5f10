import { ok, refuse } from "../kit/result.ts";
import type { CommandOf } from "./commands.ts";
import { blank } from "./conclusion.ts";
import { given, tell, type Act, type Decision } from "./telling.ts";

/** A public word from either side; whatever the beneficiary says hands the ticket to the desk. */
export function decideReply(act: Act, command: CommandOf<"reply">): Decision {
  const attachments = command.attachments ?? [];
  if (blank(command.text) && attachments.length === 0)
    return refuse("text_required", { field: "text" });
  const payload = { handsTo: handsTo(act) };
  return ok([
    tell(act, { type: "reply-added", payload, texts: given({ text: command.text }), attachments }),
  ]);
}

/**
 * An agent's answer on a resolved ticket leaves the proposed solution standing, so it is again the beneficiary's turn
 * (docs/decisions: an answer on a resolved ticket). Where it was their turn already, the attempts to reach them stand;
 * and elsewhere an agent's reply asks for nothing and hands nothing over. What the desk delivers by itself never does.
 */
function handsTo(act: Act): "desk" | "beneficiary" | null {
  if (act.actor.kind === "contact") return "desk";
  if (act.actor.kind === "schedule") return null;
  const answers = act.ticket.state === "resolved" && act.ticket.waitingOn === "desk";
  return answers ? "beneficiary" : null;
}

/** Words of the desk to itself. */
export function decideNote(act: Act, command: CommandOf<"note">): Decision {
  const attachments = command.attachments ?? [];
  if (blank(command.text) && attachments.length === 0)
    return refuse("text_required", { field: "text" });
  return ok([
    tell(act, {
      type: "note-added",
      payload: {},
      texts: given({ text: command.text }),
      attachments,
    }),
  ]);
}
