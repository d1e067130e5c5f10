import type { RouteId } from "#api/contract.ts";
import type { SaidSchedule } from "#api/report-schedules.ts";
import { PLAIN } from "#core/contracts/templates/template.ts";
import { DEFAULT_SETTINGS } from "#core/procedure/settings.ts";
import { SECRET } from "./case.ts";
import { now } from "#server/platform/time.ts";
import type { World } from "./world.ts";

/** An id that nobody ever gave. */
export const UNKNOWN = "01990000-0000-7000-8000-000000000000";

let spares = 0;
export const newAddress = (): string => `spare${(spares += 1)}@arvor.example`;

/** What a complete request names and says; nothing in it moves the ticket, so that everyone finds it as it was. */
export const bodiesIn = (world: World): Readonly<Partial<Record<RouteId, () => object>>> => ({
  "session.signIn": () => ({ email: world.people.claire.email, password: "not this one" }),
  "me.change": () => ({}),
  "me.password": () => ({ current: "not this one", next: "une autre phrase" }),
  "password.askReset": () => ({ email: "nobody@nowhere.example" }),
  "password.reset": () => ({ password: "une autre phrase" }),
  "invitation.accept": () => ({ password: "une autre phrase" }),
  "setup.finish": () => ({ ...person(), password: "une autre phrase" }),
  "programme.setMilestones": () => ({ milestones: [] }),
  "coverage.ask": () => ({ organisation: world.organisations.arvor, nature: "question" }),
  "environments.record": () => ({
    organisation: world.organisations.arvor,
    product: UNKNOWN,
    name: "Recette",
    kind: "acceptance",
  }),
  "programme.import": () => ({ format: "csv", text: "kind,line" }),
  "programme.addProduct": () => ({ name: `Produit ${newAddress()}` }),
  "programme.makeFeed": () => ({}),
  "intake.write": () => ({ items: [] }),
  "drafts.save": () => ({ since: null, content: "Une demande" }),
  "environments.change": () => ({ name: "Recette" }),
  "environments.confirm": () => ({}),
  "environments.remove": () => ({}),
  "subscriptions.create": () => ({ organisation: world.organisations.arvor, ...agreement() }),
  "subscriptions.renew": () => agreement(),
  "subscriptions.amend": () => amendment(),
  "subscriptions.previewAmendment": () => amendment(),
  "subscriptions.end": () => ({ endsOn: "2000-01-01" }),
  "maintenanceWindows.announce": () => ({
    startsAt: "2020-01-01T00:00:00Z",
    endsAt: "2020-01-01T02:00:00Z",
    what: "Le stockage",
  }),
  "maintenanceWindows.takeBack": () => ({}),
  "subscriptions.escalate": () => ({
    ground: "proven_risk",
    subject: "La migration",
    description: "Trois reports",
    expected: "Une date",
  }),
  "subscriptions.namedContacts": () => ({ contacts: [] }),
  "offers.create": () => ({ name: `Offre ${newAddress()}`, terms: { ...PLAIN } }),
  "offers.change": () => ({ terms: { ...PLAIN } }),
  "offers.withdraw": () => ({}),
  "offers.offerAgain": () => ({}),
  "calendars.change": () => ({ definition: OFFICE }),
  "calendars.preview": () => ({ definition: OFFICE }),
  "procedure.change": () => ({ settings: DEFAULT_SETTINGS }),
  "procedure.preview": () => ({ settings: DEFAULT_SETTINGS }),
  "on-call.change": () => ({ rotation: NOBODYS }),
  "on-call.switchOff": () => ({ why: "" }),
  "on-call.cover": () => ({ ...away(world), by: UNKNOWN }),
  "on-call.absence": () => ({ ...away(world), to: "2026-01-01T00:00:00Z" }),
  "push.add": () => ({
    endpoint: "https://10.0.0.1/",
    keys: { p256dh: "B".repeat(87), auth: "B".repeat(22) },
    browser: "Un navigateur",
  }),
  "paging.set": () => ({ url: "https://10.0.0.1/" }),
  "objectives.change": () => ({ levels: [] }),
  "organisations.create": () => ({ name: `Maison ${newAddress()}`, kind: "customer" }),
  "organisations.change": () => ({}),
  "memberships.change": () => ({ role: "contact", sees: "all" }),
  "memberships.sight": () => ({ sees: "all" }),
  "contacts.add": () => person(),
  "contacts.change": () => ({}),
  "agents.add": () => ({ ...person(), roles: ["agent"] }),
  "agents.change": () => ({}),
  "reportSchedules.plan": () => planFor(world),
  "reportSchedules.change": () => planFor(world),
  "reportSchedules.pause": () => ({}),
  "reportSchedules.resume": () => ({}),
  "reportSchedules.remove": () => ({}),
  "tickets.presence": () => ({}),
  "ticket.take": () => ({}),
  "ticket.assign": () => ({ assignee: world.people.nadia.id }),
  "ticket.qualify": () => ({ severity: 3, why: "Une seule page" }),
  "ticket.declare-severity": () => ({ severity: 1, why: "Tout est arrêté" }),
  "ticket.request-information": () => ({ items: ["La version ?"] }),
  "ticket.provide-information": () => ({ text: "6.5.3" }),
  "ticket.start-work": () => ({}),
  "ticket.resume": () => ({}),
  "ticket.conclude": () => ({
    conclusion: {
      kind: "misuse",
      text: "La page dit autre chose",
      demonstration: "Voir la page 3",
    },
  }),
  "ticket.accept": () => ({}),
  "ticket.refuse": () => ({ why: "Rien n’a changé" }),
  "ticket.reject": () => ({ reason: "unintelligible", explanation: "Rien à lire" }),
  "ticket.remind": () => ({}),
  "ticket.close-unanswered": () => ({}),
  "ticket.withdraw": () => ({}),
  "ticket.reply": () => ({ text: "Voici la suite" }),
  "ticket.note": () => ({ text: SECRET }),
  // Nobody is known to expect nothing: what is said here is refused by the core, so that the ticket stays as it was.
  "ticket.escalate": () => ({ ground: "blocking_point", expected: "" }),
  "ticket.acknowledge-escalation": () => ({}),
  "ticket.propose-interaction": () => ({ kind: "phone", startsAt: "2000-01-01T09:00:00Z" }),
  "ticket.agree-interaction": () => ({ proposal: 1 }),
  "ticket.record-interaction": () => ({ outcome: "progress", text: "Cause trouvée", early: true }),
  "ticket.end-escalation": () => ({ outcome: "settled", text: "C’est réglé" }),
});

export const queriesIn = (
  world: World,
): Readonly<Partial<Record<RouteId, Record<string, string>>>> => ({
  "attachments.upload": { name: "a.log" },
  "environments.compare": { from: "2026-01-01T00:00:00Z", to: "2026-06-01T00:00:00Z" },
  "holidays.countries": { language: "fr" },
  "holidays.list": { country: "FR", from: "2026", to: "2026", language: "fr" },
  "on-call.duties": { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" },
  "reports.activity": reportIn(world),
  "reports.csv": reportIn(world),
  "reports.pdf": reportIn(world),
});

/** A report of Groupe Arvor for one of the desk, every month. */
export const planFor = ({ people, organisations }: World): SaidSchedule => ({
  cadence: "monthly",
  to: { kind: "desk", agents: [people.nadia.id], organisation: organisations.arvor },
});

function reportIn(world: World): Record<string, string> {
  const today = now().toZonedDateTimeISO("UTC").toPlainDate();
  return {
    organisation: world.organisations.arvor,
    firstDay: today.subtract({ days: 30 }).toString(),
    lastDay: today.subtract({ days: 2 }).toString(),
  };
}

/** Whoever gets in is told that nobody is on call by it. */
const NOBODYS = { agents: [], zone: "UTC", startsOn: "2026-01-05", minute: 540, weeks: 1 };

/** A time that ends as it begins: whoever gets in is told so. */
const away = (world: World) => ({
  agent: world.people.nadia.id,
  from: "2026-01-01T00:00:00Z",
  to: "2026-01-01T00:00:00Z",
  why: "Congés",
});

const OFFICE = {
  zone: "Europe/Paris",
  week: [{ day: 1, from: 480, to: 1080 }],
  holidays: [],
  otherHours: [],
  businessDay: 600,
};

/** Of an offer that nobody made: whoever gets in is told so. */
const agreement = () => ({
  offer: UNKNOWN,
  products: [],
  sku: "EXO",
  startsOn: "2030-01-01",
  endsOn: "2031-01-01",
});
const amendment = () => ({ offer: UNKNOWN, from: "2030-01-01" });

const person = () =>
  ({ name: "Sam Perdu", email: newAddress(), language: "fr", timeZone: "UTC" }) as const;
