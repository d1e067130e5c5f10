import * as alertDoors from "./alert-doors.ts";
import * as attachments from "./attachments.ts";
import * as calendarFeeds from "./calendar-feeds.ts";
import * as calendars from "./calendars.ts";
import * as clocks from "./clocks.ts";
import * as contracts from "./contracts.ts";
import * as maintenanceWindows from "./maintenance-windows.ts";
import * as subscriptionEscalations from "./subscription-escalations.ts";
import * as coverage from "./coverage.ts";
import * as drafts from "./drafts.ts";
import * as desk from "./desk.ts";
import * as agents from "./agents.ts";
import * as contacts from "./contacts.ts";
import * as environments from "./environments.ts";
import * as guide from "./guide.ts";
import * as home from "./home.ts";
import * as intake from "./intake.ts";
import * as objectives from "./objectives.ts";
import * as offers from "./offers.ts";
import * as onCall from "./on-call.ts";
import * as organisations from "./organisations.ts";
import * as outbox from "./outbox.ts";
import * as procedureSettings from "./procedure-settings.ts";
import * as programmeSheets from "./programme-sheets.ts";
import * as programme from "./programme.ts";
import * as reportSchedules from "./report-schedules.ts";
import * as reports from "./reports.ts";
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
  procedureSettings,
  contracts,
  subscriptionEscalations,
  maintenanceWindows,
  coverage,
  environments,
  intake,
  guide,
  home,
  drafts,
  offers,
  organisations,
  contacts,
  agents,
  outbox,
  programme,
  programmeSheets,
  calendarFeeds,
  calendars,
  onCall,
  alertDoors,
  tickets,
  clocks,
  objectives,
  reports,
  reportSchedules,
  ticketCommands,
  attachments,
].flatMap(routesOf);

type IdsIn<Subject> = {
  [Name in keyof Subject]: Subject[Name] extends {
    readonly id: infer Id;
    readonly problems: unknown;
  }
    ? Id
    : never;
}[keyof Subject];

/** The id of every route: what the server must have a door for, or it does not compile. */
export type RouteId =
  | IdsIn<typeof session>
  | IdsIn<typeof desk>
  | IdsIn<typeof procedureSettings>
  | IdsIn<typeof contracts>
  | IdsIn<typeof subscriptionEscalations>
  | IdsIn<typeof maintenanceWindows>
  | IdsIn<typeof coverage>
  | IdsIn<typeof environments>
  | IdsIn<typeof intake>
  | IdsIn<typeof guide>
  | IdsIn<typeof home>
  | IdsIn<typeof drafts>
  | IdsIn<typeof offers>
  | IdsIn<typeof organisations>
  | IdsIn<typeof contacts>
  | IdsIn<typeof agents>
  | IdsIn<typeof outbox>
  | IdsIn<typeof programme>
  | IdsIn<typeof programmeSheets>
  | IdsIn<typeof calendarFeeds>
  | IdsIn<typeof calendars>
  | IdsIn<typeof onCall>
  | IdsIn<typeof alertDoors>
  | IdsIn<typeof tickets>
  | IdsIn<typeof clocks>
  | IdsIn<typeof objectives>
  | IdsIn<typeof reports>
  | IdsIn<typeof reportSchedules>
  | IdsIn<typeof ticketCommands>
  | IdsIn<typeof attachments>;
