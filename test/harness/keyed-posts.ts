import { addAgent } from "#api/agents.ts";
import { setPaging } from "#api/alert-doors.ts";
import { addContact } from "#api/contacts.ts";
import { announceMaintenanceWindow } from "#api/maintenance-windows.ts";
import { createOffer, withdrawOffer } from "#api/offers.ts";
import { getOnCall } from "#api/on-call.ts";
import { pauseReportSchedule, planReport } from "#api/report-schedules.ts";
import { PLAIN } from "#core/contracts/templates/template.ts";
import { givenOf, inDays, openAgreeing } from "./agreeing.ts";
import { openEnvironment, valueOf } from "./case.ts";
import type { MovableClock } from "./clock.ts";
import { takeTurns } from "./on-call-desk.ts";
import type { PersonKey, World } from "./world.ts";

/** A request that is well-formed, allowed and not sent yet. */
export interface ReadyPost {
  readonly person: PersonKey;
  readonly params?: object;
  readonly body?: object;
  readonly ifMatch?: string;
}

type Posts = Readonly<Record<string, () => ReadyPost | Promise<ReadyPost>>>;

let made = 0;
const fresh = (what: string): string => {
  made += 1;
  return `${what}-${made}`;
};
const somebody = () => {
  const name = fresh("nouveau");
  const french = { language: "fr", timeZone: "Europe/Paris" } as const;
  return { name, email: `${name}@new.example`, ...french };
};
const manager = (rest: Omit<ReadyPost, "person">): ReadyPost => ({ person: "manager", ...rest });
const admin = (rest: Omit<ReadyPost, "person">): ReadyPost => ({ person: "admin", ...rest });

/** For each POST that claims its key, but for commands on tickets: what makes such a request possible, and it. */
export async function openKeyedPosts(world: World, clock: MovableClock): Promise<Posts> {
  return {
    ...(await agreements(world)),
    ...people(world),
    ...systems(world, clock),
    ...plans(world),
    ...(await onCall(world, clock)),
  };
}

async function agreements(world: World): Promise<Posts> {
  const agreeing = await openAgreeing(world);
  const contract = async () => {
    const { id, version } = valueOf(await agreeing.create({ sku: fresh("SKU") }));
    return { params: { subscription: id }, ifMatch: version };
  };
  const amended = { from: inDays(1), offer: agreeing.offers.premium };
  const following = () =>
    agreeing.following({ sku: fresh("SKU"), startsOn: inDays(335), endsOn: inDays(700) });
  const offer = () => ({ name: fresh("Offre"), terms: givenOf(PLAIN) });
  const offered = async () => {
    const page = valueOf(await world.as("admin")(createOffer, { body: offer() })).offer;
    return { params: { offer: page.id }, ifMatch: page.version, body: {} };
  };
  const withdrawn = async () => {
    const asked = await offered();
    const page = valueOf(await world.as("admin")(withdrawOffer, asked)).offer;
    return { ...asked, ifMatch: page.version };
  };
  return {
    "subscriptions.create": () => manager({ body: agreeing.agreement({ sku: fresh("SKU") }) }),
    "subscriptions.renew": async () => manager({ ...(await contract()), body: following() }),
    "subscriptions.amend": async () => manager({ ...(await contract()), body: amended }),
    "subscriptions.end": async () =>
      manager({ ...(await contract()), body: { endsOn: inDays(100), overlapWanted: true } }),
    "offers.create": () => admin({ body: offer() }),
    "offers.withdraw": async () => admin(await offered()),
    "offers.offerAgain": async () => admin(await withdrawn()),
    "programme.addProduct": () => admin({ body: { name: fresh("Produit") } }),
  };
}

function people(world: World): Posts {
  const { arvor } = world.organisations;
  const params = { organisation: arvor };
  const agent = () => ({ ...somebody(), roles: ["agent" as const] });
  return {
    "organisations.create": () => manager({ body: { name: fresh("Société"), kind: "customer" } }),
    "contacts.add": () => manager({ params, body: somebody() }),
    "contacts.invite": async () => {
      const { id } = valueOf(await world.as("manager")(addContact, { params, body: somebody() }));
      return manager({ params: { contact: id } });
    },
    "agents.add": () => admin({ body: agent() }),
    "agents.invite": async () => {
      const { id } = valueOf(await world.as("admin")(addAgent, { body: agent() }));
      return admin({ params: { agent: id } });
    },
  };
}

function systems(world: World, clock: MovableClock): Posts {
  const subscription = world.subscriptions.arvor;
  const organisation = world.organisations.arvor;
  let hours = 0;
  const time = () => {
    hours += 2;
    const at = (hour: number): string => clock.now().add({ hours: hour }).toString();
    return { startsAt: at(hours), endsAt: at(hours + 1), what: "Une mise à jour" };
  };
  const environment = async (): Promise<ReadyPost> => {
    const found = await openEnvironment(world, "claire", "arvor", { name: fresh("Intranet") });
    const params = { environment: found.id };
    return { person: "claire", params, ifMatch: found.version, body: {} };
  };
  const said = { subject: "Une question", description: "Laquelle ?" };
  return {
    "tickets.file": () => ({
      person: "claire",
      body: { organisation, subscription, nature: "question", severity: 3, ...said },
    }),
    "subscriptions.escalate": () => ({
      person: "claire",
      params: { subscription },
      body: { ground: "proven_risk", expected: "Une date", ...said },
    }),
    "environments.record": async () => {
      const { desk } = world.context.database;
      const { id: product } = await desk
        .selectFrom("product")
        .select("id")
        .executeTakeFirstOrThrow();
      const body = { organisation, product, name: fresh("Intranet"), kind: "acceptance" };
      return { person: "claire", body };
    },
    "environments.confirm": environment,
    "environments.remove": environment,
    "maintenanceWindows.announce": () => ({
      person: "nadia",
      params: { subscription },
      body: time(),
    }),
    "maintenanceWindows.takeBack": async () => {
      const asked = { params: { subscription }, body: time() };
      const { items } = valueOf(await world.as("nadia")(announceMaintenanceWindow, asked));
      const window = items.find(({ startsAt }) => startsAt === asked.body.startsAt)?.id;
      return { person: "nadia", params: { subscription, window }, body: {} };
    },
  };
}

function plans(world: World): Posts {
  const body = () => ({
    cadence: "monthly" as const,
    to: { kind: "desk" as const, agents: [world.people.nadia.id] },
  });
  const planned = async () => {
    const { id, version } = valueOf(await world.as("manager")(planReport, { body: body() }));
    return { params: { schedule: id }, ifMatch: version, body: {} };
  };
  const paused = async () => {
    const asked = await planned();
    const { version } = valueOf(await world.as("manager")(pauseReportSchedule, asked));
    return { ...asked, ifMatch: version };
  };
  return {
    "reportSchedules.plan": () => manager({ body: body() }),
    "reportSchedules.pause": async () => manager(await planned()),
    "reportSchedules.resume": async () => manager(await paused()),
    "reportSchedules.remove": async () => manager(await planned()),
  };
}

async function onCall(world: World, clock: MovableClock): Promise<Posts> {
  const { nadia, second } = world.people;
  const today = clock.now().toZonedDateTimeISO("UTC").toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  const address = { url: "http://127.0.0.1:9/page", secret };
  valueOf(await world.as("admin")(setPaging, { body: address }));
  const noon = (day: number): string => `${monday.add({ days: 14 + day }).toString()}T12:00:00Z`;
  const time = { from: noon(1), to: noon(2), why: "Congés" };
  return {
    "on-call.switchOff": async () => {
      await takeTurns(world, monday.toString());
      const { version } = valueOf(await world.as("manager")(getOnCall, {}));
      return manager({ ifMatch: version, body: { why: "Plus personne" } });
    },
    "on-call.cover": async () => {
      await takeTurns(world, monday.toString());
      return manager({ body: { agent: nadia.id, by: second.id, ...time } });
    },
    "on-call.absence": () =>
      manager({ body: { agent: second.id, from: noon(8), to: noon(9), why: "Congés" } }),
    "paging.test": () => admin({}),
  };
}
