import type { Called, CallInput } from "#api/client.ts";
import type { GivenBody, Route } from "#api/route.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { TicketView } from "#api/ticket-views.ts";
import { fileTicket, getTicket } from "#api/tickets.ts";
import { valueOf } from "./case.ts";
import type { PersonKey, World } from "./world.ts";

type Commands = typeof ticketCommands;
export type Key = keyof Commands;
export type BodyOf<Command extends Key> = GivenBody<Commands[Command]>;

export interface Sent {
  /** The version that the giver has seen; the current one where none is said and one is needed. */
  readonly ifMatch?: string;
  readonly idempotencyKey?: string;
}

/** What everyone of a world can do to its tickets, through the typed client. */
export interface Hands {
  /** Files a report of a problem of Groupe Arvor, unless told otherwise. */
  file(person: PersonKey, more?: Partial<GivenBody<typeof fileTicket>>): Promise<TicketView>;
  see(person: PersonKey, reference: string): Promise<TicketView>;
  /** Gives a command, whatever the answer. */
  give<Command extends Key>(
    person: PersonKey,
    reference: string,
    command: Command,
    body: BodyOf<Command>,
    sent?: Sent,
  ): Promise<Called<TicketView>>;
  /** Gives a command that must be carried out. */
  does: <Command extends Key>(
    person: PersonKey,
    reference: string,
    command: Command,
    body: BodyOf<Command>,
    sent?: Sent,
  ) => Promise<TicketView>;
}

export function handsOn(world: World): Hands {
  const see: Hands["see"] = async (person, reference) =>
    valueOf(await world.as(person)(getTicket, { params: { reference } }));
  const give: Hands["give"] = async (person, reference, command, body, sent = {}) => {
    const route: Route = ticketCommands[command];
    const isVersioned = route.ifMatch === "required" && sent.ifMatch === undefined;
    const seen = isVersioned ? { ifMatch: await versionFor(world, person, reference) } : {};
    const input = { params: { reference }, body, ...seen, ...sent } as CallInput<Route>;
    return (await world.as(person)(route, input)) as Called<TicketView>;
  };
  return {
    see,
    give,
    file: async (person, more = {}) =>
      valueOf(await world.as(person)(fileTicket, { body: { ...problemOf(world), ...more } })),
    does: async (...command) => valueOf(await give(...command)),
  };
}

/** As the reader sees it; anything where they see no ticket, so that the command itself is what is refused. */
async function versionFor(world: World, person: PersonKey, reference: string): Promise<string> {
  const seen = await world.as(person)(getTicket, { params: { reference } });
  return seen.ok ? seen.value.version : "p1";
}

function problemOf(world: World): GivenBody<typeof fileTicket> {
  return {
    organisation: world.organisations.arvor,
    subscription: world.subscriptions.arvor,
    nature: "problem_report",
    severity: 2,
    subject: "La recherche ne trouve plus rien",
    description: "Depuis le redémarrage, aucune page n’est trouvée.",
  };
}

/** Bodies that lack nothing, for those that say so themselves. */
export const complete = {
  "request-information": { items: ["Le fichier catalina.log", "La version"] as string[] },
  "provide-information": { text: "Voici le journal." },
  information: {
    kind: "information",
    text: "Il faut réindexer.",
    resource: { title: "Réindexer", url: "https://docs.example/index" },
  },
  workaround: {
    kind: "workaround",
    text: "Redémarrer l’index.",
    directives: "1. Arrêter.\n2. Relancer.",
    form: "operating_procedure",
    severityAfter: 3,
  },
  fix: {
    kind: "fix",
    text: "Corrigé.",
    directives: "Installer la version.",
    category: "maintenance_version",
    release: "6.5.3",
    delivery: "delivered",
  },
  demonstrated: { text: "C’est ainsi.", demonstration: "La documentation le dit, page 3." },
} as const;

/** A case of Groupe Arvor where each moment of the life cycle is reached by those who may. */
export function momentsOf({ file, does }: Hands) {
  const open = async (severity: 1 | 2 | 3 | 4 = 2) => {
    const { reference } = await file("claire", { severity });
    await does("nadia", reference, "take", {});
    return reference;
  };
  const suspended = async () => {
    const reference = await open();
    await does("nadia", reference, "request-information", complete["request-information"]);
    return reference;
  };
  const answered = async () => {
    const reference = await suspended();
    await does("claire", reference, "provide-information", complete["provide-information"]);
    return reference;
  };
  const inProgress = async () => {
    const reference = await open();
    await does("nadia", reference, "start-work", {});
    return reference;
  };
  const resolved = async (conclusion: BodyOf<"conclude">["conclusion"] = complete.information) => {
    const reference = await open();
    await does("nadia", reference, "conclude", { conclusion });
    return reference;
  };
  const closed = async () => {
    const reference = await resolved();
    await does("claire", reference, "accept", {});
    return reference;
  };
  return { open, suspended, answered, inProgress, resolved, closed };
}
