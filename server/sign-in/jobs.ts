import { z } from "zod";
import { LINK_LASTS, LINK_PATHS, makeLink, sweepLinks } from "#server/links/index.ts";
import type { Database, Queries, Transaction } from "#server/platform/database.ts";
import { addJob, type Handlers } from "#server/platform/jobs.ts";
import { sweepKeys } from "#server/platform/idempotency.ts";
import type { Mail } from "#server/platform/mail.ts";
import { now } from "#server/platform/time.ts";
import { sweepAttempts } from "#server/throttle/index.ts";
import { invitationLetter, resetLetter, type Linked } from "./mail.ts";
import { readMe } from "./reads.ts";
import { findPerson, sweepSessions, type Person, type PersonRef } from "./store.ts";

/** What the letters are made from. */
export interface Letters {
  readonly database: Pick<Database, "desk">;
  readonly mail: Pick<Mail, "send" | "deskName">;
  /** As configured or bound; never as a request said. */
  readonly publicUrl: () => string;
}

const names = {
  invitation: "sign-in:invitation",
  reset: "sign-in:reset",
  sweep: "sign-in:sweep",
} as const;

/** One line for the job runner: what has expired goes every hour. */
export const SIGN_IN_CRONTAB = `17 * * * * ${names.sweep}`;

/** An invitation that is asked for twice before the first was sent is sent once. */
export async function queueInvitation(
  tx: Transaction,
  { kind, id }: PersonRef,
  inviterId: string,
): Promise<void> {
  const key = `${names.invitation} ${id}`;
  await addJob(tx, names.invitation, { kind, id, inviterId }, { key });
}

/** A job is queued for nobody as well, so that asking for one takes the same time whoever is asked for. */
export async function queueReset(tx: Transaction, ref: PersonRef | undefined): Promise<void> {
  await addJob(tx, names.reset, { kind: ref?.kind ?? null, id: ref?.id ?? null });
}

const payload = z.object({
  kind: z.enum(["agent", "contact"]).nullable(),
  id: z.string().nullable(),
  inviterId: z.string().optional(),
});

/** The letters that carry links. The link is made here: its token stands in the letter and nowhere else. */
export function signInHandlers(deps: Letters): Handlers {
  const { desk } = deps.database;
  return {
    [names.invitation]: async (given) => {
      const { inviterId = "", ...ref } = payload.parse(given);
      const person = await livingPerson(desk, ref);
      if (person === undefined || person.userId !== null) return;
      const inviter = await findPerson(desk, { kind: "agent", id: inviterId });
      const linked = await withLink(deps, "invitation", person);
      if (linked === undefined) return;
      await deps.mail.send(await invitationLetter(linked, inviter?.name ?? deps.mail.deskName));
    },
    [names.reset]: async (given) => {
      const person = await livingPerson(desk, payload.parse(given));
      if (person === undefined || person.userId === null) return;
      const linked = await withLink(deps, "reset", person);
      if (linked !== undefined) await deps.mail.send(await resetLetter(linked));
    },
    [names.sweep]: async () => {
      const at = now();
      await sweepSessions(desk, at);
      await sweepLinks(desk, at);
      await sweepAttempts(desk, at);
      await sweepKeys(desk, at.subtract({ hours: 24 }));
    },
  };
}

async function withLink(
  deps: Letters,
  purpose: "invitation" | "reset",
  { kind, id }: PersonRef,
): Promise<Linked | undefined> {
  const at = now();
  const token = await makeLink(deps.database, { purpose, kind, id }, at);
  if (token === undefined) return undefined;
  return {
    reader: await readMe(deps.database.desk, { kind, id }),
    link: `${deps.publicUrl()}/${LINK_PATHS[purpose]}/${token}`,
    until: at.add(LINK_LASTS[purpose]),
    desk: deps.mail.deskName,
  };
}

async function livingPerson(
  queries: Queries,
  { kind, id }: { readonly kind: "agent" | "contact" | null; readonly id: string | null },
): Promise<Person | undefined> {
  if (kind === null || id === null) return undefined;
  const person = await findPerson(queries, { kind, id });
  return person?.active === true ? person : undefined;
}
