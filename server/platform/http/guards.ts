import type { FastifyRequest } from "fastify";
import type { Access } from "#api/route.ts";
import type { ProblemCode } from "#api/problems.ts";
import type { Actor } from "#core/people/actor.ts";

/**
 * A state change must come from our own pages or from a program: a header that no form can send, and where the
 * browser says where it comes from, our own origin.
 */
export function crossSite(request: FastifyRequest, publicOrigin: string): boolean {
  if (request.method === "GET" || request.method === "HEAD") return false;
  if (request.headers["x-permanence-csrf"] !== "1") return true;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  const { origin } = request.headers;
  return (
    origin !== undefined &&
    origin !== publicOrigin &&
    origin !== `${request.protocol}://${request.host}`
  );
}

/** Deny by default: whom a route does not name is refused, before anything is read. */
export function mayKnock(access: Access, actor: Actor | undefined): ProblemCode | undefined {
  if (access === "anyone") return undefined;
  if (actor === undefined) return "not_signed_in";
  return admits(access, actor) ? undefined : "forbidden";
}

function admits(access: Exclude<Access, "anyone">, actor: Actor): boolean {
  switch (access) {
    case "signed-in":
      return (
        actor.kind === "contact" || worksTickets(actor) || actor.roles.includes("administrator")
      );
    case "contact":
      return actor.kind === "contact";
    case "staff":
      return actor.kind === "agent";
    case "agent":
      return actor.kind === "agent" && worksTickets(actor);
    case "manager-or-administrator":
      return (
        actor.kind === "agent" &&
        (actor.roles.includes("manager") || actor.roles.includes("administrator"))
      );
    case "administrator":
      return actor.kind === "agent" && actor.roles.includes("administrator");
  }
}

function worksTickets(actor: Extract<Actor, { kind: "agent" }>): boolean {
  return actor.roles.includes("agent") || actor.roles.includes("manager");
}
