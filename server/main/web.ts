import { resolve } from "node:path";
import { sql } from "kysely";
import type { FastifyInstance } from "fastify";
import type { RouteId } from "#api/contract.ts";
import { DEFAULT_SETTINGS } from "#core/procedure/settings.ts";
import { attachmentDoors } from "#server/attachments/index.ts";
import { catalogueDoors } from "#server/catalogue/index.ts";
import { contractChangeDoors } from "#server/contract-changes/index.ts";
import { contractListDoors } from "#server/contract-lists/index.ts";
import { contractDoors } from "#server/contracts/index.ts";
import { coverageDoors } from "#server/coverage/index.ts";
import { environmentKeepingDoors } from "#server/environment-keeping/index.ts";
import { environmentDoors } from "#server/environments/index.ts";
import { draftDoors } from "#server/drafts/index.ts";
import { intakeDoors, type IntakeDeps } from "#server/intake/index.ts";
import { filingDoors } from "#server/filing/index.ts";
import { liveDoors } from "#server/live/index.ts";
import { organisationDoors } from "#server/organisations/index.ts";
import { outboxDoors } from "#server/outbox/index.ts";
import { peopleDoors } from "#server/people/index.ts";
import { presenceDoors } from "#server/presence/index.ts";
import { procedureDoors } from "#server/procedure/index.ts";
import { queueDoors } from "#server/queues/index.ts";
import { offerDoors } from "#server/offers/index.ts";
import { openSignIn, signInDoors } from "#server/sign-in/index.ts";
import { ticketPageDoors, viewTicket, type Asked } from "#server/ticket-pages/index.ts";
import { ticketDoors } from "#server/tickets/index.ts";
import { openApp } from "#server/platform/http/app.ts";
import { bindMetrics } from "#server/platform/http/metrics.ts";
import { bindPages } from "#server/platform/http/pages.ts";
import { bindSite } from "#server/platform/http/site.ts";
import { openSpeaker, type Speaker } from "#server/platform/http/speak.ts";
import { now } from "#server/platform/time.ts";
import { addressOf } from "./address.ts";
import type { Queries } from "#server/platform/database.ts";
import type { Context } from "./context.ts";
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
  const { config, database, notices, files, log, authSecret } = context;
  const speaker = await openSpeaker(publicUrl);
  const secure = publicUrl().startsWith("https:");
  const signIn = await openSignIn({ database, notices, authSecret, secure });
  const { identities } = signIn;
  const desk = {
    database,
    notices,
    files,
    settings: DEFAULT_SETTINGS,
    say: speaker.detail,
    prefix: "EXO",
    fileMaxBytes: config.fileMaxBytes,
  };
  const showTicket = (asked: Asked, on?: Queries) => viewTicket(desk, asked, on);
  const doors = [
    ...signInDoors(signIn),
    ...organisationDoors(signIn),
    ...peopleDoors(signIn),
    ...outboxDoors({ dataDirectory: config.dataDirectory }),
    ...contractDoors(desk),
    ...contractListDoors(desk),
    ...contractChangeDoors(desk),
    ...coverageDoors(desk),
    ...environmentDoors(desk),
    ...environmentKeepingDoors({
      ...desk,
      sayConfirmed: (name, language) =>
        speaker.word("lifecycle:environmentConfirmed", language, { name }),
    }),
    ...intakeDoors({ ...desk, ...intakeWords(speaker) }),
    ...draftDoors(desk),
    ...offerDoors(desk),
    ...catalogueDoors({
      database,
      nameMilestone: (kind, language) => speaker.word(`lifecycle:milestones.${kind}`, language),
    }),
    ...procedureDoors(desk),
    ...queueDoors(desk),
    ...filingDoors({ ...desk, showTicket }),
    ...ticketPageDoors(desk),
    ...ticketDoors({ ...desk, showTicket }),
    ...attachmentDoors(desk),
    ...liveDoors(desk),
    ...presenceDoors(desk),
  ] as const;
  const everyRoute: Exclude<RouteId, (typeof doors)[number]["route"]["id"]> extends never
    ? true
    : false = true;
  if (!everyRoute) throw new Error("A route has no door");
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

/** What forms and their requests say, in whose language it is asked. */
function intakeWords({ word }: Speaker): Pick<IntakeDeps, "sayItem" | "askEnvironment"> {
  return {
    sayItem: (key, about, language) => word(`intake:items.${key}.${about}`, language),
    askEnvironment({ name, facts }, language) {
      const list = new Intl.ListFormat(language, { type: "conjunction" });
      return word("intake:environment", language, { name, facts: list.format(facts) });
    },
  };
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
