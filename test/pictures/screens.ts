import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { addAgent } from "#api/agents.ts";
import { listSubscriptions } from "#api/desk.ts";
import { listEnvironments } from "#api/environments.ts";
import { listOffers } from "#api/offers.ts";
import { getDeskHome } from "#api/home.ts";
import { listOrganisations } from "#api/organisations.ts";
import { listReportSchedules } from "#api/report-schedules.ts";
import { askReset } from "#api/session.ts";
import { listTickets, QUEUES } from "#api/tickets.ts";
import { STATES } from "#core/tickets/vocabulary.ts";
import { until } from "#test/harness/program.ts";
import { told, type Call, type Person } from "./people.ts";

export const READERS = {
  contact: "claire.martin@arvor.example",
  agent: "nadia.belkacem@desk.example",
  manager: "helene.marchand@desk.example",
  administrator: "paul.verdier@desk.example",
} as const;
export type People = Readonly<Record<keyof typeof READERS, Person>>;

/** A page with a name for its picture, and who looks at it. */
export interface Screen {
  readonly name: string;
  readonly path: string;
  readonly reader: "nobody" | keyof People;
}

/** Every screen of the running demo, one ticket in each state included. */
export async function listScreens(people: People, dataDirectory: string): Promise<Screen[]> {
  const { links, customer, contract, environment, offer } = await prepare(
    people.administrator.call,
    dataDirectory,
  );
  const busiest = await busiestAgent(people.manager.call);
  const plans = told(await people.manager.call(listReportSchedules, { query: {} }));
  const plan = plans.items[0]?.id ?? "";
  const mine = await ticketInEachState(people.contact.call);
  const all = await ticketInEachState(people.agent.call);
  return [
    ...screensOf("nobody", "door", {
      "sign-in": "/sign-in",
      forgotten: "/forgotten",
      invitation: links.invitation,
      "invitation-over": "/invitations/0000000000000000000000000000000000000000000",
      reset: links.reset,
      "set-up-over": "/setup/0000000000000000000000000000000000000000000",
    }),
    ...screensOf("contact", "portal", {
      home: "/",
      tickets: "/tickets",
      "tickets-none": "/tickets?q=nothing-is-called-so",
      new: "/tickets/new",
      ...Object.fromEntries(
        mine.map(([state, ticket]) => [`ticket-${state}`, `/tickets/${ticket}`]),
      ),
      "ticket-unknown": "/tickets/EXO-1999-000001",
      procedure: "/procedure",
      programme: "/programme",
      reports: "/reports",
      contacts: "/contacts",
      subscriptions: "/subscriptions",
      subscription: `/subscriptions/${contract}`,
      environments: "/environments",
      environment: `/environments/${environment}`,
      "environment-edit": `/environments/${environment}/edit`,
      "environment-new": "/environments/new",
      guide: "/guide",
      account: "/me",
      missing: "/nowhere",
    }),
    ...screensOf("agent", "console", {
      ...Object.fromEntries(QUEUES.map((queue) => [`queue-${queue}`, `/console/queues/${queue}`])),
      new: "/console/tickets/new",
      ...Object.fromEntries(
        all.map(([state, ticket]) => [`ticket-${state}`, `/console/tickets/${ticket}`]),
      ),
      procedure: "/console/procedure",
    }),
    ...screensOf("manager", "console", {
      settings: "/console/procedure/settings",
      home: "/console/home",
      wall: "/console/wall",
      "hand-over": `/console/hand-over/${busiest}`,
      "queue-missed": "/console/queues/at_risk?target=missed",
      customers: "/console/customers",
      customer: `/console/customers/${customer}`,
      reports: "/console/reports",
      "on-call-manager": "/console/on-call",
      "reports-plans": "/console/reports/plans",
      "reports-plan": `/console/reports/plans/${plan}`,
      "reports-plan-new": "/console/reports/plans/new",
      objectives: "/console/objectives",
      "objectives-edit": "/console/objectives/edit",
      subscriptions: "/console/subscriptions",
      "subscriptions-soon": "/console/subscriptions?view=soon",
      environments: "/console/environments",
      environment: `/console/environments/${environment}`,
      "environment-new": `/console/customers/${customer}/environments/new`,
      subscription: `/console/subscriptions/${contract}`,
      "subscription-amend": `/console/subscriptions/${contract}/amend`,
      "subscription-renew": `/console/subscriptions/${contract}/renew`,
      "subscription-new": `/console/customers/${customer}/subscriptions/new`,
    }),
    ...screensOf("administrator", "console", {
      "on-call": "/console/on-call",
      agents: "/console/agents",
      programme: "/console/programme",
      "programme-edit": "/console/programme/edit",
      offers: "/console/offers",
      offer: `/console/offers/${offer}`,
      "offer-edit": `/console/offers/${offer}/edit`,
      "offer-new": "/console/offers/new",
      calendar: "/console/calendars/business_hours",
      "calendar-edit": "/console/calendars/business_hours/edit",
      forms: "/console/forms",
      outbox: "/console/outbox",
      account: "/me",
    }),
  ];
}

async function busiestAgent(call: Call): Promise<string> {
  const { load } = told(await call(getDeskHome, {}));
  return load[0]?.agent.id ?? "";
}

function screensOf(
  reader: Screen["reader"],
  place: string,
  paths: Readonly<Record<string, string>>,
): Screen[] {
  return Object.entries(paths).map(([name, path]) => ({ name: `${place}-${name}`, path, reader }));
}

async function ticketInEachState(call: Call): Promise<(readonly [string, string])[]> {
  const found: [string, string][] = [];
  for (const state of STATES) {
    const { items } = told(await call(listTickets, { query: { state: [state] } }));
    const [first] = items;
    if (first !== undefined) found.push([state, first.reference]);
  }
  return found;
}

/** What only a letter leads to: an invitation and a reset, asked for now. */
async function prepare(call: Call, dataDirectory: string) {
  const { items } = told(await call(listOrganisations, { query: {} }));
  const customer = items.find(({ kind }) => kind === "customer")?.id ?? "";
  const arvor = items.find(({ name }) => name === "Groupe Arvor")?.id ?? "";
  const contracts = told(
    await call(listSubscriptions, { query: { organisation: arvor, state: "active" } }),
  );
  const contract = contracts.items[0]?.id ?? "";
  const systems = told(await call(listEnvironments, { query: { organisation: arvor } }));
  const environment = systems.items[0]?.id ?? "";
  const offer = told(await call(listOffers, {})).items[0]?.id ?? "";
  const invited = {
    name: "Iris Novak",
    email: "iris.novak@desk.example",
    roles: ["agent" as const],
    language: "fr" as const,
    timeZone: "Europe/Paris",
  };
  told(await call(addAgent, { body: invited }));
  told(await call(askReset, { body: { email: "hugo.lebreton@arvor.example" } }));
  const invitation = await linkIn(dataDirectory, "/invitations/");
  const reset = await linkIn(dataDirectory, "/reset/");
  return { customer, contract, environment, offer, links: { invitation, reset } };
}

/** The path in a letter of the outbox that begins so, once a letter with one is there. */
async function linkIn(dataDirectory: string, beginning: string): Promise<string> {
  const folder = join(dataDirectory, "outbox");
  let found: string | undefined;
  const look = async (): Promise<boolean> => {
    for (const file of globSync("*.eml", { cwd: folder })) {
      const { text = "" } = await simpleParser(readFileSync(join(folder, file)));
      found ??= new RegExp(`${beginning}[\\w-]+`).exec(text)?.[0];
    }
    return found !== undefined;
  };
  await until(look, 30, () => `no letter with ${beginning}`);
  return found ?? "";
}
