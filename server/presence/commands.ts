import type { Actor } from "#core/people/actor.ts";
import type { Database } from "#server/platform/database.ts";
import { notify } from "#server/platform/notify.ts";

const BEAT_LASTS_MS = 30_000;

/** Tells every web process that an agent looks at a ticket, for half a minute. */
export async function sayPresent(
  database: Database,
  {
    agent,
    name,
    reference,
    writing,
    isNews,
    now,
  }: {
    agent: Extract<Actor, { kind: "agent" }>;
    name: string;
    reference: string;
    writing: boolean;
    isNews: boolean;
    now: Temporal.Instant;
  },
): Promise<void> {
  await database.desk.transaction().execute((tx) =>
    notify(tx, {
      kind: "presence",
      reference,
      agent: agent.id,
      name,
      writing,
      isNews,
      untilInMs: now.epochMilliseconds + BEAT_LASTS_MS,
    }),
  );
}
