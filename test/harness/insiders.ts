import type { Route } from "#api/route.ts";
import type { ArvorCase } from "./case.ts";
import { rawOf, type Raw } from "./knock.ts";
import { UNKNOWN } from "./said-at-doors.ts";
import type { PersonKey, World } from "./world.ts";

/** Someone who is let in at the door, so that it is the request that is judged. */
function insider(route: Route): PersonKey | undefined {
  if (route.access === "anyone") return undefined;
  if (route.access === "contact") return "lead";
  if (route.access === "signed-in") return "claire";
  return route.access === "agent" || route.access === "staff" ? "nadia" : "admin";
}

/** Something of each kind that a path may name. */
export const namedIn = (world: World, arvor: ArvorCase) => ({
  product: UNKNOWN,
  offer: UNKNOWN,
  exception: UNKNOWN,
  alert: UNKNOWN,
  push: UNKNOWN,
  schedule: UNKNOWN,
  attachment: UNKNOWN,
  line: "6.5",
  hours: "business_hours",
  reference: arvor.reference,
  organisation: world.organisations.arvor,
  subscription: world.subscriptions.arvor,
  contact: world.people.claire.id,
  agent: world.people.nadia.id,
  environment: arvor.environment,
  window: UNKNOWN,
  nature: "question",
  key: "request:BODY",
  token: "A".repeat(43),
  session: UNKNOWN,
  name: "letter.eml",
});

/** A request of an insider that names these things, and that the door lets in as far as what it is made of. */
export function insidersRequest(
  world: World,
  route: Route,
  params: Readonly<Record<string, string>>,
): Raw {
  const who = insider(route);
  const cookie = who === undefined ? undefined : world.cookieOf(who);
  return rawOf(route, { params, headers: { cookie, "if-match": '"p0"' } });
}
