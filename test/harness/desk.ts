import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { FastifyInstance } from "fastify";
import { runOnce, Logger } from "graphile-worker";
import { sql } from "kysely";
import { makeClient } from "#api/client.ts";
import { CONTRACT } from "#api/contract.ts";
import type { ProblemCode } from "#api/problems.ts";
import type { Context } from "#server/main/context.ts";
import { assembleWeb } from "#server/main/web.ts";
import { handlersOf } from "#server/main/worker.ts";
import { giveDueJobs } from "#server/platform/jobs.ts";
import { readConfig } from "#server/platform/config.ts";
import { openFiles } from "#server/platform/files.ts";
import { openLog } from "#server/platform/log.ts";
import { openMail } from "#server/platform/mail.ts";
import { openNotices } from "#server/platform/notify.ts";
import { now, sleep } from "#server/platform/time.ts";
import { cloneDatabase } from "./database.ts";

export const PUBLIC_URL = "http://desk.example";

export type Client = ReturnType<typeof makeClient>;

export interface TestDesk {
  readonly app: FastifyInstance;
  readonly context: Context;
  /** Speaks to the desk as a program that sends these headers; nobody is signed in without a cookie. */
  client(headers?: Readonly<Record<string, string>>): Client;
  /** Carries out every job that waits now. */
  work(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The whole server on a database of its own, without a network: what answers is what answers in real life.
 * @param clock the present of every request.
 */
export async function openDesk(
  environment: Readonly<Record<string, string>> = {},
  clock = now,
): Promise<TestDesk> {
  const dataDirectory = mkdtempSync(join(tmpdir(), "permanence-desk-"));
  const config = readConfig({ DATA_DIR: dataDirectory, PUBLIC_URL, ...environment });
  const clone = await cloneDatabase();
  const log = openLog("fatal");
  const { database } = clone;
  const context: Context = {
    config,
    database,
    log,
    files: openFiles(dataDirectory),
    mail: openMail({ smtpUrl: config.smtpUrl, from: config.mailFrom, dataDirectory }),
    notices: await openNotices(database.access, log),
    authSecret: "a secret for tests that protects nothing",
  };
  const { app, close } = await assembleWeb(context, () => config.publicUrl ?? PUBLIC_URL, clock);
  const undeclared = watchCodes(app);
  await app.ready();
  return {
    app,
    context,
    client: (headers = {}) => makeClient({ fetch: fetchFrom(app), headers }),
    work: () => workOff(context, clock),
    async close() {
      await close();
      await context.notices.close();
      context.mail.close();
      await clone.close();
      rmSync(dataDirectory, { recursive: true, force: true });
      if (undeclared.size > 0) throw new Error(`Not declared: ${[...undeclared].join(", ")}`);
    },
  };
}

/** Whatever a test is about: a route that answers with a code or a field which it does not declare fails it in the end. */
function watchCodes(app: FastifyInstance): ReadonlySet<string> {
  const undeclared = new Set<string>();
  app.addHook("onSend", (request, reply, payload, done) => {
    const { routeId } = request.routeOptions.config as { routeId?: string };
    const route = CONTRACT.find(({ id }) => id === routeId);
    const isProblem = String(reply.getHeader("content-type")).startsWith(
      "application/problem+json",
    );
    if (route?.answer !== undefined && !isProblem && typeof payload === "string") {
      const answer: unknown = JSON.parse(payload);
      if (!isDeepStrictEqual(route.answer.parse(answer), answer))
        undeclared.add(`${route.id} answers more than it declares: ${payload.slice(0, 2000)}`);
    }
    if (route !== undefined && isProblem && typeof payload === "string") {
      const { code } = JSON.parse(payload) as { code: ProblemCode };
      if (!route.problems.includes(code)) undeclared.add(`${route.id} answers ${code}`);
    }
    done(null, payload);
  });
  return undeclared;
}

/** Works until nothing is due: a job may leave others, as a delivery leaves its letter. */
async function workOff(context: Context, clock: () => Temporal.Instant): Promise<void> {
  const handlers = Object.entries(handlersOf(context, undefined, clock));
  const taskList = Object.fromEntries(
    handlers.map(([name, handle]) => [name, (payload: unknown) => handle(payload)]),
  );
  const { desk, deskPool: pgPool } = context.database;
  const logger = new Logger(() => () => undefined);
  do {
    await giveDueJobs(desk);
    await runOnce({ pgPool, taskList, noHandleSignals: true, logger });
    await writtenDown(desk);
  } while (await isAnyDue(desk));
}

/** The library ends before it has written down how its last jobs went: a test would have one tried again that had not failed yet. */
async function writtenDown(desk: Context["database"]["desk"]): Promise<void> {
  const inHand = sql`select from graphile_worker._private_jobs where locked_at is not null limit 1`;
  const until = performance.now() + 10_000;
  while ((await inHand.execute(desk)).rows.length > 0) {
    if (performance.now() > until) throw new Error("A job is still in hand, of nobody");
    await sleep(5);
  }
}

async function isAnyDue(desk: Context["database"]["desk"]): Promise<boolean> {
  const { rows } = await sql`select from due_job limit 1`.execute(desk);
  return rows.length > 0;
}

/** `fetch` that asks the application directly. */
function fetchFrom(app: FastifyInstance): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const answer = await app.inject({
      method: (init.method ?? "GET") as "GET",
      url: typeof input === "string" ? input : "url" in input ? input.url : input.href,
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof init.body === "string" ? { payload: init.body } : {}),
    });
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers))
      for (const one of [value].flat()) if (one !== undefined) headers.append(name, String(one));
    const body = answer.statusCode === 204 ? null : new Uint8Array(answer.rawPayload);
    return new Response(body, { status: answer.statusCode, headers });
  };
}
