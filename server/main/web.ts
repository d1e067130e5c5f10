import { resolve } from "node:path";
import { sql } from "kysely";
import type { FastifyInstance } from "fastify";
import { openApp } from "#server/platform/http/app.ts";
import { bindMetrics } from "#server/platform/http/metrics.ts";
import { bindPages } from "#server/platform/http/pages.ts";
import { bindSite } from "#server/platform/http/site.ts";
import { openSpeaker } from "#server/platform/http/speak.ts";
import { now } from "#server/platform/time.ts";
import { openSignIn } from "#server/sign-in/index.ts";
import { addressOf } from "./address.ts";
import type { Context } from "./context.ts";
import { openDoors } from "./doors.ts";
import { VERSION } from "./version.ts";

export interface Web {
  readonly app: FastifyInstance;
  /** What is really listened on, the port that the system chose included. */
  readonly address: { readonly host: string; readonly port: number };
  close(): Promise<void>;
}

/** Serves the desk over HTTP. */
export async function startWeb(context: Context): Promise<Web> {
  const { host, port } = context.config;
  let listening = context.config.publicUrl ?? addressOf(host, port);
  const { app, close } = await assembleWeb(context, () => listening);
  await app.listen({ host, port });
  const bound = app.server.address();
  const address = { host, port: typeof bound === "object" && bound !== null ? bound.port : port };
  listening = context.config.publicUrl ?? addressOf(address.host, address.port);
  return { app, address, close };
}

/** Everything that answers, connected, but not yet listening. `clock` is the present of every request. */
export async function assembleWeb(context: Context, publicUrl: () => string, clock = now) {
  const { config, database, notices, log, authSecret } = context;
  const speaker = await openSpeaker(publicUrl);
  const secure = publicUrl().startsWith("https:");
  const signIn = await openSignIn({ database, notices, authSecret, secure });
  const { identities } = signIn;
  const doors = openDoors(context, speaker, signIn, publicUrl);
  const { app, unknownRoute } = await openApp({
    doors,
    speaker,
    log,
    identify: identities.identify,
    publicUrl,
    now: clock,
    trustedProxies: config.trustedProxies,
  });
  bindPages(app, speaker, VERSION);
  bindMetrics(app);
  bindHealth(app, context);
  await bindSite(app, resolve(import.meta.dirname, "../../web/dist"), unknownRoute);
  return { app, close: async () => (await app.close(), identities.close()) };
}

function bindHealth(app: FastifyInstance, { database }: Context): void {
  app.get("/healthz", () => ({ alive: true }));
  app.get("/readyz", async (_request, reply) => {
    try {
      await sql`select 1`.execute(database.desk);
      return { ready: true };
    } catch (error) {
      void reply.status(503);
      return { ready: false, why: error instanceof Error ? error.message : "" };
    }
  });
}
