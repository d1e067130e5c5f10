import { createHash } from "node:crypto";
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from "fastify";
import { API_BASE } from "#api/contract-base.ts";
import type { ProblemCode } from "#api/problems.ts";
import type { Route } from "#api/route.ts";
import type { Language } from "#core/people/actor.ts";
import type { Refusal } from "#core/kit/result.ts";
import type { GivenKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import type { Binding } from "./binding.ts";
import type { Call, Door, Identity } from "./door.ts";
import { crossSite, mayKnock } from "./guards.ts";
import { readJson } from "./json.ts";
import { languageOf } from "./language.ts";
import { parsePart, type Unparsed } from "./parse.ts";
import { protectingHeaders } from "./headers.ts";
import { refuseUndecodable } from "./query.ts";
import { answerError, refuseWith } from "./refusing.ts";
import { answerUnread } from "./unread.ts";

export interface App {
  readonly app: FastifyInstance;
  /** Answers what no route of ours stands for. */
  readonly unknownRoute: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
}

const JSON_BYTES_MAX = 1024 * 1024;

/** Everything is read by the contract’s own schemas: the library’s compilers would be loaded at every start for no route. */
const NO_COMPILERS = { buildValidator: () => noSchema, buildSerializer: () => noSchema };

function noSchema(): never {
  throw new TypeError("A route says what it takes in the contract, and nowhere else");
}

/** The HTTP side of the contract: nothing but the given doors, each refused to whom it does not name. */
export async function openApp(binding: Binding): Promise<App> {
  const headers = await protectingHeaders();
  const app = Fastify({
    // Node would answer such a request by itself, and with nothing.
    http: { requireHostHeader: false },
    bodyLimit: JSON_BYTES_MAX,
    genReqId: () => newId(),
    trustProxy: binding.trustedProxies.length === 0 ? false : [...binding.trustedProxies],
    logger: false,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    schemaController: { compilersFactory: NO_COMPILERS },
    frameworkErrors: (error, request, reply) => void answerError(binding, error, request, reply),
    clientErrorHandler: (unread, socket) => answerUnread(binding, headers, unread, socket),
  });
  // Node would answer with nothing, and one may leave aside what one does not know (RFC 9110).
  app.server.on("checkExpectation", app.routing);
  app.addHook("onRequest", (request, reply, done) => {
    void reply.headers(headers);
    if (lacksHost(request))
      void refuseWith(binding, reply, request, languageOf(request), { code: "malformed_request" });
    else done();
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, readJson);
  app.setErrorHandler((error: FastifyError, request, reply) =>
    answerError(binding, error, request, reply),
  );
  const isUpload = ({ route }: Door) => route.upload === true;
  for (const door of binding.doors) if (!isUpload(door)) bind(app, binding, door);
  await app.register(async (uploads) => {
    // Bytes are taken by these doors and no other, and these take nothing else: what they take has no limit in memory.
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser("application/octet-stream", (_request, payload, done) =>
      done(null, payload),
    );
    for (const door of binding.doors) if (isUpload(door)) bind(uploads, binding, door);
  });
  const unknownRoute: App["unknownRoute"] = (request, reply) =>
    refuseWith(binding, reply, request, languageOf(request), { code: "no_such_route" });
  return { app, unknownRoute };
}

/** HTTP/1.1 demands it of every request (RFC 9112). */
function lacksHost({ raw }: FastifyRequest): boolean {
  return raw.httpVersion === "1.1" && raw.headers.host === undefined;
}

function bind(app: FastifyInstance, binding: Binding, { route, handle }: Door): void {
  app.route({
    method: route.method,
    url: `${API_BASE}${route.path}`,
    config: { routeId: route.id },
    // Nobody would read, nor ever end, what the head of a stream is asked for.
    exposeHeadRoute: route.stream === undefined,
    handler: async (request, reply) => {
      const identity = await binding.identify(request.headers.cookie);
      const language = languageOf(request, identity);
      const refused = knock(binding, route, request, identity);
      if (refused !== undefined) return refuseWith(binding, reply, request, language, refused);
      const again = () => binding.identify(request.headers.cookie);
      const call = callOf(binding, route, request, identity, language, again);
      if (!call.ok) return refuseWith(binding, reply, request, language, call.refusal, call);
      const outcome = await handle(call.value as never);
      if (!outcome.ok)
        return refuseWith(
          binding,
          reply,
          request,
          language,
          outcome.refusal as Refusal<ProblemCode>,
          undefined,
          outcome.extras,
        );
      if ("text" in outcome) return sendText(prepared(reply, route), outcome.text);
      if ("version" in outcome) return sendBrief(prepared(reply, route), outcome.version);
      return send(prepared(reply, route), route, outcome.value, outcome.headers);
    },
  });
}

function knock(
  binding: Binding,
  route: Route,
  request: FastifyRequest,
  identity: Identity | undefined,
): Refusal<ProblemCode> | undefined {
  if (crossSite(request, binding.publicUrl())) return { code: "cross_site" };
  const refused = mayKnock(route.access, identity?.actor);
  return refused === undefined ? undefined : { code: refused };
}

type CallOrNot = { readonly ok: true; readonly value: Call<Route> } | Unparsed;

function callOf(
  binding: Binding,
  route: Route,
  request: FastifyRequest,
  identity: Identity | undefined,
  language: Language,
  identifyAgain: () => Promise<Identity | undefined>,
): CallOrNot {
  const undecodable = refuseUndecodable(request.url);
  if (undecodable !== undefined) return undecodable;
  const params = parsePart(route.params, request.params);
  if (!params.ok) return tellsShape(route) ? params : notFound();
  const query = parsePart(route.query, request.query);
  if (!query.ok) return query;
  const body = parsePart(route.body, route.body === undefined ? undefined : (request.body ?? {}));
  if (!body.ok) return body;
  const ifMatch = header(request, "if-match")?.replace(/^W\//, "").replaceAll('"', "");
  if (route.ifMatch === "required" && ifMatch === undefined)
    return { ok: false, refusal: { code: "version_required" }, others: [] };
  return {
    ok: true,
    value: {
      params: params.value as never,
      query: query.value as never,
      body: body.value as never,
      actor: identity?.actor as never,
      sessionId: identity?.sessionId as never,
      language,
      now: binding.now(),
      ifMatch: ifMatch as never,
      idempotency: idempotencyOf(request, body.value),
      requestId: request.id,
      brief: route.brief === true && prefersBrief(request),
      identifyAgain,
      address: request.ip,
      userAgent: header(request, "user-agent")?.slice(0, 300),
      upload: (route.upload === true ? request.raw : undefined) as never,
    },
  };
}

/** Whoever guesses at references and sessions learns nothing from their shape. */
function tellsShape(route: Route): boolean {
  return route.problems.includes("wrong_format") && !route.path.includes("/tickets/:reference");
}

function notFound(): Unparsed {
  return { ok: false, refusal: { code: "not_found" }, others: [] };
}

function idempotencyOf(request: FastifyRequest, body: unknown): GivenKey | undefined {
  const key = header(request, "idempotency-key");
  if (key === undefined || key === "" || request.method !== "POST") return undefined;
  const requestHash = createHash("sha256")
    .update(`${request.url}\n${JSON.stringify(body) ?? ""}`)
    .digest();
  return {
    key: key.length <= 200 ? key : createHash("sha256").update(key).digest("hex"),
    requestHash,
  };
}

/** RFC 7240: preferences are separated by commas, and may have parameters of their own. */
function prefersBrief(request: FastifyRequest): boolean {
  const preferences = header(request, "prefer")?.split(",") ?? [];
  return preferences.some((one) => /^\s*return\s*=\s*"?minimal"?\s*(;|$)/i.test(one));
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function prepared(reply: FastifyReply, route: Route): FastifyReply {
  return reply.status(route.status).header("cache-control", "no-store");
}

function send(
  reply: FastifyReply,
  route: Route,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): FastifyReply {
  void reply.headers(headers);
  if (route.stream !== undefined) {
    const answer = value as { stream: NodeJS.ReadableStream; headers: Record<string, string> };
    return reply.headers(answer.headers).send(answer.stream);
  }
  if (route.status === 204) return reply.send();
  if (route.answer === undefined)
    throw new Error(`${route.id} answers with nothing that it declares`);
  // What is answered is what was declared: by type here, and word for word in every test of the desk.
  return sendText(reply, JSON.stringify(value));
}

function sendBrief(reply: FastifyReply, version: string): FastifyReply {
  return reply
    .status(204)
    .header("etag", JSON.stringify(version))
    .header("preference-applied", "return=minimal")
    .send();
}

function sendText(reply: FastifyReply, json: string): FastifyReply {
  return reply.type("application/json; charset=utf-8").send(Buffer.from(json));
}
