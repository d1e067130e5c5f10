import english from "#locales/en/guide.json" with { type: "json" };
import french from "#locales/fr/guide.json" with { type: "json" };
import { alertDoorDoors } from "#server/alert-doors/index.ts";
import { alertDoors } from "#server/alerting/index.ts";
import { attachmentDoors } from "#server/attachments/index.ts";
import { calendarDoors } from "#server/calendar-changes/index.ts";
import { calendarFeedDoors } from "#server/calendar-feeds/index.ts";
import { programmeSheetDoors, type SheetDeps } from "#server/programme-sheets/index.ts";
import { catalogueDoors, type CatalogueDeps } from "#server/catalogue/index.ts";
import { clockDoors } from "#server/clocks/index.ts";
import { contractChangeDoors } from "#server/contract-changes/index.ts";
import { contractListDoors } from "#server/contract-lists/index.ts";
import { contractDoors } from "#server/contracts/index.ts";
import { coverageDoors } from "#server/coverage/index.ts";
import { environmentKeepingDoors, type KeepingDeps } from "#server/environment-keeping/index.ts";
import { environmentListDoors } from "#server/environment-lists/index.ts";
import { environmentDoors } from "#server/environments/index.ts";
import { deskHomeDoors } from "#server/desk-home/index.ts";
import { draftDoors } from "#server/drafts/index.ts";
import { intakeDoors, type IntakeDeps } from "#server/intake/index.ts";
import { filingDoors } from "#server/filing/index.ts";
import { liveDoors } from "#server/live/index.ts";
import { onCallDoors } from "#server/on-call/index.ts";
import { organisationDoors } from "#server/organisations/index.ts";
import { outboxDoors } from "#server/outbox/index.ts";
import { peopleDoors } from "#server/people/index.ts";
import { openPresence, presenceDoors } from "#server/presence/index.ts";
import { procedureDoors } from "#server/procedure/index.ts";
import { publicHolidayDoors } from "#server/public-holidays/index.ts";
import { queueDoors } from "#server/queues/index.ts";
import { maintenanceWindowDoors } from "#server/maintenance-windows/index.ts";
import { objectiveDoors } from "#server/objective-changes/index.ts";
import { offerDoors } from "#server/offers/index.ts";
import { reportDoors } from "#server/report-pages/index.ts";
import { settingsDoors } from "#server/settings-changes/index.ts";
import { reportScheduleDoors } from "#server/report-schedules/index.ts";
import { signInDoors, type openSignIn } from "#server/sign-in/index.ts";
import { subscriptionEscalationDoors } from "#server/subscription-escalations/index.ts";
import { openTicketPages } from "#server/opened-tickets/index.ts";
import { ticketPageDoors, viewTicket, type Asked } from "#server/ticket-pages/index.ts";
import { ticketObjectiveDoors } from "#server/ticket-objectives/index.ts";
import { escalationDoors, ticketDoors, type Within } from "#server/tickets/index.ts";
import { warningDoors } from "#server/warnings/index.ts";
import type { RouteId } from "#api/contract.ts";
import type { Door } from "#server/platform/http/door.ts";
import type { Speaker } from "#server/platform/http/speak.ts";
import { openOutside } from "#server/platform/outside.ts";
import { openSealing } from "#server/platform/sealing.ts";
import { openPushKey } from "./push-key.ts";
import { PREFIX, type Context } from "./context.ts";

type SignIn = Awaited<ReturnType<typeof openSignIn>>;

/** A door for every route of the contract, each with what it needs; a route without one does not compile. */
export function openDoors(
  context: Context,
  speaker: Speaker,
  signIn: SignIn,
  publicUrl: () => string,
): readonly Door[] {
  const { config, database, notices, files } = context;
  const desk = {
    database,
    notices,
    files,
    say: speaker.detail,
    prefix: PREFIX,
    fileMaxBytes: config.fileMaxBytes,
  };
  const nameMilestone: CatalogueDeps["nameMilestone"] = (kind, language) =>
    speaker.word(`lifecycle:milestones.${kind}`, language);
  const reading = { ...desk, pages: openTicketPages(config.pagesKeptBytes) };
  const showTicket = (asked: Asked, within?: Within) => viewTicket(reading, asked, within);
  const doors = [
    ...signInDoors(signIn),
    ...organisationDoors(signIn),
    ...peopleDoors(signIn),
    ...outboxDoors({ dataDirectory: config.dataDirectory }),
    ...contractDoors(desk),
    ...contractListDoors(desk),
    ...contractChangeDoors(desk),
    ...maintenanceWindowDoors(desk),
    ...coverageDoors(desk),
    ...environmentDoors(desk),
    ...environmentListDoors(desk),
    ...environmentKeepingDoors({ ...desk, ...environmentWords(speaker) }),
    ...intakeDoors({ ...desk, ...intakeWords(speaker) }),
    ...draftDoors(desk),
    ...offerDoors(desk),
    ...catalogueDoors({ database, nameMilestone }),
    ...programmeSheetDoors({ database, ...sheetWords(speaker) }),
    ...calendarFeedDoors({ database, nameMilestone, publicUrl }),
    ...procedureDoors(desk),
    ...settingsDoors(desk),
    ...queueDoors(desk),
    ...filingDoors({ ...desk, showTicket }),
    ...subscriptionEscalationDoors({ ...desk, showTicket }),
    ...ticketPageDoors(reading),
    ...timeDoors(desk),
    ...callingDoors(context),
    ...reportDoors({ database, word: speaker.word }),
    ...reportScheduleDoors(desk),
    ...ticketDoors({ ...desk, showTicket }),
    ...escalationDoors({ ...desk, showTicket }),
    ...attachmentDoors(desk),
    ...liveDoors(desk),
    ...whoIsThereDoors(desk),
  ] as const;
  const everyRoute: Exclude<RouteId, (typeof doors)[number]["route"]["id"]> extends never
    ? true
    : false = true;
  if (!everyRoute) throw new Error("A route has no door");
  return doors;
}

/** When the desk serves, and what it promises by that. */
function timeDoors(desk: Pick<Context, "database">) {
  return [
    ...clockDoors(desk),
    ...warningDoors(desk),
    ...objectiveDoors(desk),
    ...ticketObjectiveDoors(desk),
    ...calendarDoors(desk),
    ...publicHolidayDoors(),
  ] as const;
}

/** Who is on call, what calls them, and by what. */
function callingDoors({ config, database, mail, authSecret }: Context) {
  const sealing = openSealing(authSecret);
  const outside = openOutside(config.outgoingNetworks);
  const { publicKey } = openPushKey(config, mail.deskAddress);
  return [
    ...onCallDoors({ database }),
    ...alertDoors({ database }),
    ...alertDoorDoors({ database, outside, sealing, pushPublicKey: publicKey }),
  ] as const;
}

/** Who looks at a ticket is heard once, for its page and for the home of the desk. */
function whoIsThereDoors({ database, notices }: Pick<Context, "database" | "notices">) {
  const presence = openPresence(notices);
  return [
    ...presenceDoors({ database, presence }),
    ...deskHomeDoors({ database, presence }),
  ] as const;
}

/** What forms and their requests say, in whose language it is asked. */
const GUIDES = { fr: french.topics, en: english.topics } as const;

function intakeWords({ word }: Speaker): Pick<IntakeDeps, "sayItem" | "askEnvironment" | "guide"> {
  return {
    guide: (language) => GUIDES[language],
    sayItem: (key, about, language) => word(`intake:items.${key}.${about}`, language),
    askEnvironment({ name, facts }, language) {
      const list = new Intl.ListFormat(language, { type: "conjunction" });
      return word("intake:environment", language, { name, facts: list.format(facts) });
    },
  };
}

function environmentWords({ word }: Speaker): Pick<KeepingDeps, "sayKept"> {
  return {
    sayKept: (act, name, language) =>
      word(
        act === "removed" ? "environments:environmentRemoved" : "environments:environmentConfirmed",
        language,
        { name },
      ),
  };
}

function sheetWords({ word }: Speaker): Pick<SheetDeps, "sayFault"> {
  return {
    sayFault: ({ code, column, value }, language) =>
      word(`programme:sheetFaults.${code}`, language, { column: column ?? "", value }),
  };
}
