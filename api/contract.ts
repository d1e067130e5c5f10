import * as attachments from "./attachments.ts";
import * as desk from "./desk.ts";
import * as people from "./people.ts";
import type { Route } from "./route.ts";
import * as session from "./session.ts";
import { ticketCommands } from "./ticket-commands.ts";
import * as tickets from "./tickets.ts";

function routesOf(subject: object): readonly Route[] {
  return Object.values(subject).filter(isRoute);
}

function isRoute(value: unknown): value is Route {
  return (
    typeof value === "object" &&
    value !== null &&
    "method" in value &&
    "path" in value &&
    "problems" in value
  );
}

/** The whole contract, for the document, the generated tests and the walk of every door. */
export const CONTRACT: readonly Route[] = [
  session,
  desk,
  people,
  tickets,
  ticketCommands,
  attachments,
].flatMap(routesOf);
