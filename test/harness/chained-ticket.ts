import { verifyChains, type Finding } from "#server/events/index.ts";
import { findTicket } from "#server/ticket-rows/index.ts";
import { sendFile } from "./case.ts";
import { momentsOf, type Hands } from "./hands.ts";
import { tamper } from "./superuser.ts";
import { storedTicket } from "./told.ts";
import type { World } from "./world.ts";

/** A ticket of six public events and two internal ones; the fourth carries a file. */
export async function chainedTicket(world: World, hands: Hands) {
  const reference = await momentsOf(hands).suspended();
  const attachments = [await sendFile(world, "claire")];
  await hands.does("claire", reference, "provide-information", { text: "Voici", attachments });
  await hands.does("nadia", reference, "resume", { override: "Cela se voit" });
  await hands.does("nadia", reference, "note", { text: "Cache" });
  await hands.does("nadia", reference, "reply", { text: "Nous cherchons" });
  const { id } = await storedTicket(world.context.database.desk, reference);
  return { reference, id };
}

/** What verifying finds after these statements, past every trigger. `ID` stands for the ticket. */
export async function findingsAfter(
  world: World,
  id: string,
  ...statements: readonly string[]
): Promise<readonly Finding[]> {
  const { database } = world.context;
  await tamper(database, ...statements.map((statement) => statement.replaceAll("ID", `'${id}'`)));
  const { reference } = await database.desk
    .selectFrom("ticket")
    .select("reference")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const stored = await findTicket(database.desk, reference);
  if (stored === undefined) throw new Error(`${reference} is gone`);
  return verifyChains(database.desk, id, stored.ticket);
}
