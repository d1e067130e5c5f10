import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import files from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { API_BASE } from "#api/contract-base.ts";
import { getMe } from "#api/session.ts";
import { SESSION_COOKIE } from "#server/platform/sessions.ts";

/** What a browser runs to show what is pushed to it. */
const WORKER = "push-worker.js";
const ONE_YEAR_IN_SECONDS = 31_536_000;
/** Pages that let somebody in. They ask nobody who they are: what a browser asked for them would be told to whoever has come in. */
const DOOR = /^\/(sign-in|forgotten|invitations|reset|setup)(\/|$)/;
/** The browser asks it while it reads the program, which needs it first and asks in the same manner. */
const ASKS_WHO_IS_THERE = `<${API_BASE}${getMe.path}>; rel=preload; as=fetch; crossorigin`;

/**
 * Serves the built web app: hashed files for ever, and its one page for every address that a person may open.
 * Whatever is below `/api` and not in the contract is answered by `onUnknownRoute`.
 */
export async function bindSite(
  app: FastifyInstance,
  folder: string,
  onUnknownRoute: (request: FastifyRequest, reply: FastifyReply) => FastifyReply,
): Promise<void> {
  const index = join(folder, "index.html");
  const page = existsSync(index) ? await readFile(index, "utf8") : undefined;
  if (page !== undefined) {
    await app.register(files, {
      root: join(folder, "assets"),
      prefix: "/assets/",
      preCompressed: true,
      immutable: true,
      maxAge: ONE_YEAR_IN_SECONDS * 1000,
      index: false,
      dotfiles: "deny",
    });
  }
  const worker = join(folder, WORKER);
  if (existsSync(worker)) {
    const script = await readFile(worker, "utf8");
    // At the root, so that it may open every page; asked anew each time, so that an old one does not stay.
    app.get(`/${WORKER}`, (_request, reply) =>
      reply.type("text/javascript; charset=utf-8").header("cache-control", "no-cache").send(script),
    );
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === "GET" && mayBePage(request.url);
    if (!isPage || page === undefined) return onUnknownRoute(request, reply);
    if (holdsSession(request) && !DOOR.test(pathOf(request.url)))
      void reply.header("link", ASKS_WHO_IS_THERE);
    return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page);
  });
}

function holdsSession(request: FastifyRequest): boolean {
  return request.headers.cookie?.includes(`${SESSION_COOKIE}=`) ?? false;
}

/** No address of a page names a file or hides itself: whoever asks for `/.env` or `/wp-login.php` finds nothing. */
function mayBePage(url: string): boolean {
  const path = pathOf(url);
  return !/^\/(api|assets)(\/|$)/.test(path) && !/\/\.|\.[^/]*$/.test(path);
}

function pathOf(url: string): string {
  const [path = ""] = url.split(/[?#]/, 1);
  return path.replaceAll(/%2e/gi, ".").replaceAll(/%2f/gi, "/");
}
