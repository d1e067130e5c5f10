import { newId } from "#server/platform/identity.ts";
import { openSessions } from "#server/platform/sessions.ts";
import { now } from "#server/platform/time.ts";
import { insertAgent } from "#server/people/index.ts";
import { insertAccount } from "#server/sign-in/index.ts";
import type { Client } from "./desk.ts";
import { PASSWORD, type World } from "./world.ts";

export interface CrowdAgent {
  readonly id: string;
  readonly name: string;
  readonly client: Client;
}

/** So many agents more, each signed in. */
export async function callAgents(world: World, count: number): Promise<readonly CrowdAgent[]> {
  const { database, authSecret } = world.context;
  const sessions = await openSessions({ desk: database.desk, secret: authSecret, secure: false });
  const hash = await sessions.hashPassword(PASSWORD);
  const facts = Array.from({ length: count }, (_, index) => ({
    id: newId<"AgentId">(),
    name: `Agent ${index + 1}`,
    email: `agent-${index + 1}@desk.example`,
    language: "fr" as const,
    timeZone: "Europe/Paris",
  }));
  const users = await database.desk.transaction().execute(async (tx) => {
    const made: string[] = [];
    for (const one of facts) {
      await insertAgent(tx, { ...one, level: 1, roles: ["agent"] }, now());
      made.push(await insertAccount(tx, { kind: "agent", ...one }, hash, now()));
    }
    return made;
  });
  const from = { address: "127.0.0.1", userAgent: "a test" };
  return Promise.all(
    facts.map(async ({ id, name }, index) => {
      const { cookie } = await sessions.open(users[index] ?? "", from);
      return { id, name, client: world.client({ cookie: cookie.split(";")[0] ?? "" }) };
    }),
  );
}
