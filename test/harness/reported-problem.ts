import { fileTicket } from "#api/tickets.ts";
import type { Severity } from "#core/tickets/vocabulary.ts";
import { inDays, type Agreeing } from "./agreeing.ts";
import { valueOf } from "./case.ts";
import type { World } from "./world.ts";

/** A problem that Claire reports under a new contract of that offer. @returns its reference. */
export async function reportProblem(
  world: World,
  agreeing: Agreeing,
  { severity, ...contract }: { offer: string; zone?: string; severity: Severity },
): Promise<string> {
  const { id } = valueOf(
    await agreeing.create({
      ...contract,
      startsOn: inDays(-1),
      endsOn: inDays(300),
      namedContacts: [world.people.claire.id],
    }),
  );
  const body = {
    organisation: world.organisations.arvor,
    subscription: id,
    nature: "problem_report",
    severity,
    subject: "Recherche vide",
    description: "Plus aucun résultat.",
  } as const;
  return valueOf(await world.as("claire")(fileTicket, { body })).reference;
}
