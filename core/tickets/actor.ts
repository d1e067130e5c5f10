import type { AgentId, ContactId } from "../kit/brand.ts";
import type { Party } from "./row.ts";

/** Who gives a command on one ticket, with the standing that policy found for it. */
export type TicketActor =
  | { readonly kind: "agent"; readonly id: AgentId; readonly manager: boolean }
  | {
      readonly kind: "contact";
      readonly id: ContactId;
      /** The filer, the lead of the ticket's organisation, or the partner contact who filed. */
      readonly settles: boolean;
    }
  | { readonly kind: "schedule" };

/** What an event keeps of its actor. */
export type ActorRef =
  | { readonly kind: "agent"; readonly id: AgentId }
  | { readonly kind: "contact"; readonly id: ContactId }
  | { readonly kind: "schedule" };

/** The parties of the life cycle that an actor counts as. */
export function partiesOf(actor: TicketActor): readonly Party[] {
  switch (actor.kind) {
    case "agent":
      return actor.manager ? ["agent", "manager"] : ["agent"];
    case "contact":
      return actor.settles ? ["contact", "settler"] : ["contact"];
    case "schedule":
      return ["schedule"];
  }
}

export function refOf(actor: TicketActor): ActorRef {
  return actor.kind === "schedule"
    ? { kind: "schedule" }
    : actor.kind === "agent"
      ? { kind: "agent", id: actor.id }
      : { kind: "contact", id: actor.id };
}
