import type { Change } from "#api/desk.ts";
import { as } from "#core/kit/brand.ts";
import type { Actor } from "#core/people/actor.ts";
import { mayAsStaff } from "#core/people/policy.ts";
import { seesTicket } from "#core/tickets/policy.ts";
import { versionFor } from "#core/tickets/version.ts";
import { beat } from "#server/presence/index.ts";
import { z } from "zod";

/** What the program tells its web processes: enough to decide who may hear of it, and nothing of the content. */
export const notice = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("ticket"),
    reference: z.string(),
    organisation: z.string(),
    partner: z.string().nullable(),
    filer: z.string(),
    publicSequence: z.number(),
    internalSequence: z.number(),
    /** Whether the public chain grew: without that there is nothing that a contact may hear. */
    public: z.boolean(),
  }),
  beat,
  /** This person's rights or sessions changed; everybody's, where it is nobody's in particular. */
  z.object({ kind: z.literal("identity"), person: z.string().nullable() }),
]);
export type Notice = z.infer<typeof notice>;

/** What this reader may hear of a notice: the same rule as for reading the ticket itself. */
export function heardBy(
  actor: Actor,
  told: Exclude<Notice, { kind: "identity" }>,
): Change | undefined {
  if (told.kind === "presence") {
    // Whoever hears it beats too, to see who is there: were every beat told, they would never end.
    return told.isNews && mayAsStaff(actor, "tickets.work")
      ? { kind: "presence", reference: told.reference }
      : undefined;
  }
  const scope = {
    organisation: as<"OrganisationId">(told.organisation),
    partner: told.partner === null ? null : as<"OrganisationId">(told.partner),
    filer: as<"ContactId">(told.filer),
  };
  if (!seesTicket(actor, scope) || (actor.kind === "contact" && !told.public)) return undefined;
  return { kind: "ticket", reference: told.reference, version: versionFor(actor.kind, told) };
}
