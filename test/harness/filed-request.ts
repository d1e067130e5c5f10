import { listSubscriptions } from "#api/desk.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { fileTicket } from "#api/tickets.ts";
import { signedIn, told, type Call } from "../pictures/people.ts";
import type { RunningDesk } from "./running-desk.ts";

/** A ticket that a story begins with: filed, and where `takenBy` says so, taken, by the API. Answers its reference. */
export async function fileRequest(
  { address, password }: RunningDesk,
  subject: string,
  filer: string,
  takenBy?: string,
): Promise<string> {
  const { call } = await signedIn(address, filer, password);
  const { items } = told(await call(listSubscriptions, { query: {} }));
  const cover = items.find(({ active }) => active);
  if (cover === undefined) throw new Error(`${filer} has nothing to file under`);
  const body = {
    organisation: cover.organisation.id,
    subscription: cover.id,
    nature: "problem_report",
    severity: 3,
    subject,
    description: "Après le redémarrage de ce matin.",
  } as const;
  const { reference } = told(await call(fileTicket, { body }));
  if (takenBy !== undefined) {
    const agent = await signedIn(address, takenBy, password);
    told(
      await agent.call(ticketCommands.take, { params: { reference }, body: {}, ifMatch: "p1i0" }),
    );
  }
  return reference;
}

/** What an agent of the demo says to the API, when the story is about somebody else. */
export async function deskOf({ address, password }: RunningDesk, email: string): Promise<Call> {
  return (await signedIn(address, email, password)).call;
}
