import { fileTicket as fileRoute } from "#api/tickets.ts";
import type { BodyOf } from "#api/route.ts";
import { as } from "#core/kit/brand.ts";
import { door } from "#server/platform/http/door.ts";
import type { Showing } from "#server/tickets/index.ts";
import { fileTicket, type FilingDeps } from "./commands.ts";

export function filingDoors(deps: FilingDeps & Showing) {
  return [
    door(fileRoute, async ({ actor, body, idempotency, now, language }) => {
      const filed = await fileTicket(deps, {
        actor,
        idempotency,
        now,
        filing: {
          organisation: as<"OrganisationId">(body.organisation),
          subscription: body.subscription === null ? null : as<"SubscriptionId">(body.subscription),
          environment: body.environment,
          intake: body.intake === null ? undefined : intakeOf(body.intake),
          filer: body.filer === undefined ? undefined : as<"ContactId">(body.filer),
          channel: actor.kind === "contact" ? "portal" : (body.channel ?? "phone"),
          nature: body.nature,
          severity: body.severity,
          subject: body.subject,
          description: body.description,
          followUpOf: body.followUpOf === null ? null : as<"Reference">(body.followUpOf),
          attachments: body.attachments.map((id) => as<"AttachmentId">(id)),
        },
      });
      if (!filed.ok) return filed;
      return {
        ok: true,
        value: await deps.showTicket({ actor, reference: filed.value.reference, language, now }),
      };
    }),
  ];
}

type GivenIntake = NonNullable<BodyOf<typeof fileRoute>["intake"]>;

function intakeOf({ files, ...intake }: GivenIntake) {
  return {
    ...intake,
    files: files.map(({ attachment, kind }) => ({
      attachment: as<"AttachmentId">(attachment),
      kind,
    })),
  };
}
