import { as, type AgentId, type AttachmentId, type ContactId } from "#core/kit/brand.ts";
import type { Refusal } from "#core/kit/result.ts";
import type { SettingsInForce } from "#core/procedure/settings.ts";
import { SETTINGS } from "./settings.ts";
import type { TicketActor } from "#core/tickets/actor.ts";
import type { Command, FileCommand, Recorded } from "#core/tickets/commands.ts";
import { decide, decideFiling } from "#core/tickets/decide.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import { apply, fold } from "#core/tickets/fold.ts";
import type { Ticket } from "#core/tickets/ticket.ts";

const agent = (id: string, manager = false) =>
  ({ kind: "agent", id: as<"AgentId">(id), manager }) as const;
const contact = (id: string, settles: boolean) =>
  ({ kind: "contact", id: as<"ContactId">(id), settles }) as const;

/** Maya filed the ticket; Leo leads her organisation; Colin is a colleague who only replies. */
export const maya = contact("maya", true);
export const leo = contact("leo", true);
export const colin = contact("colin", false);
export const ines = agent("ines");
export const adam = agent("adam");
export const vera = agent("vera", true);
export const schedule: TicketActor = { kind: "schedule" };

export const file = as<"AttachmentId">("catalina.log") satisfies AttachmentId;
export const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** A Monday at nine, in the hours of the desk. */
export const monday = instant("2026-11-02T09:00:00Z");

/** What Maya said on the phone, as an agent writes it down. */
export const byPhone: Recorded = {
  saidBy: maya.id satisfies ContactId,
  channel: "phone",
  saidAt: monday,
};

/** The same, said at this moment. */
export function phonedAt({ now }: Pick<OneTicket, "now">): Recorded {
  return { ...byPhone, saidAt: now };
}

export const filing: FileCommand = {
  type: "file",
  organisation: as("acme"),
  filer: maya.id,
  partner: null,
  subscription: as("acme-premium"),
  channel: "portal",
  nature: "problem_report",
  severity: 2,
  subject: "The search finds nothing",
  description: "Since the restart, no page is found any more.",
  followUpOf: null,
  attachments: [],
};

const url = "https://docs.example/search";

/** One command of each type that lacks nothing. */
export const complete = {
  take: { type: "take" },
  assign: { type: "assign", assignee: as<"AgentId">("zoe") satisfies AgentId },
  qualify: { type: "qualify", severity: 3, why: "One page only" },
  "declare-severity": { type: "declare-severity", severity: 1, why: "Everyone is stopped" },
  "request-information": { type: "request-information", items: ["The log", "The version"] },
  "provide-information": { type: "provide-information", text: "Here it is" },
  "start-work": { type: "start-work", override: "It shows without" },
  resume: { type: "resume", override: "It shows without" },
  conclude: {
    type: "conclude",
    conclusion: { kind: "information", text: "Reindex", resource: { title: "Search", url } },
  },
  accept: { type: "accept" },
  refuse: { type: "refuse", why: "It still fails" },
  reject: { type: "reject", reason: "unintelligible", explanation: "We can not read it" },
  remind: { type: "remind", channel: "letter" },
  "close-unanswered": { type: "close-unanswered" },
  withdraw: { type: "withdraw" },
  reply: { type: "reply", text: "Any news?" },
  note: { type: "note", text: "Looks like the cache" },
  escalate: { type: "escalate", ground: "blocking_point", expected: "Someone who decides" },
  "acknowledge-escalation": { type: "acknowledge-escalation" },
  "propose-interaction": {
    type: "propose-interaction",
    kind: "phone",
    startsAt: instant("2030-01-07T09:00:00Z"),
    minutes: 30,
  },
  "agree-interaction": { type: "agree-interaction", proposal: 1 },
  "record-interaction": {
    type: "record-interaction",
    outcome: "progress",
    text: "Found it",
    early: true,
  },
  "end-escalation": { type: "end-escalation", outcome: "settled", text: "Both are content" },
} as const satisfies { [Type in Command["type"]]: Extract<Command, { type: Type }> };

const spoken = new Set(["provide-information", "accept", "refuse", "withdraw"]);

/** The same, saying who said so when an agent gives what a beneficiary said. */
export function completeFor(
  actor: TicketActor,
  type: Command["type"],
  now: Temporal.Instant = monday,
): Command {
  const command = complete[type];
  return actor.kind !== "contact" && spoken.has(type)
    ? ({ ...command, recorded: phonedAt({ now }) } as Command)
    : command;
}

export interface OneTicket {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly now: Temporal.Instant;
  readonly settings: SettingsInForce;
  /** Gives a command that the desk carries out; throws where it is refused. */
  does: (actor: TicketActor, command: Command) => OneTicket;
  /** Gives a command that the desk refuses; throws where it is carried out. */
  refused: (actor: TicketActor, command: Command) => Refusal;
  /** The same ticket at another moment. */
  at: (moment: Temporal.Instant | string) => OneTicket;
  later: (time: Temporal.DurationLike) => OneTicket;
}

interface Beginning {
  readonly filing?: Partial<FileCommand>;
  readonly by?: Exclude<TicketActor, { kind: "schedule" }>;
  readonly at?: Temporal.Instant;
  readonly settings?: SettingsInForce;
}

/** A ticket that Maya filed on the portal, on Monday at nine. */
export function aTicket(begins: Beginning = {}): OneTicket {
  const { by = maya, at = monday, settings = SETTINGS } = begins;
  const filed = decideFiling({ ...filing, ...begins.filing }, by, at, "closed");
  if (!filed.ok) throw new Error(`The filing is refused: ${filed.refusal.code}`);
  return story({ ticket: fold(filed.value), events: filed.value, now: at, settings });
}

type Told = Pick<OneTicket, "ticket" | "events" | "now" | "settings">;

function story(told: Told): OneTicket {
  const { ticket, events, now, settings } = told;
  const at = (moment: Temporal.Instant | string) =>
    story({ ...told, now: typeof moment === "string" ? instant(moment) : moment });
  return {
    ...told,
    at,
    later: (time) => at(now.add(Temporal.Duration.from(time))),
    does(actor, command) {
      const decision = decide(ticket, actor, command, { now, settings });
      if (!decision.ok) throw new Error(`${command.type} is refused: ${decision.refusal.code}`);
      const after = decision.value.reduce<Ticket>(apply, ticket);
      return story({ ...told, ticket: after, events: [...events, ...decision.value] });
    },
    refused(actor, command) {
      const decision = decide(ticket, actor, command, { now, settings });
      if (decision.ok) throw new Error(`${command.type} is carried out in ${ticket.state}`);
      return decision.refusal;
    },
  };
}

/** The ticket at the moments that matter to the life cycle, one hour after each act. */
export function moments() {
  const filed = aTicket().later({ hours: 1 });
  const taken = filed.does(ines, complete.take).later({ hours: 1 });
  const asked = taken.does(ines, complete["request-information"]).later({ hours: 1 });
  const working = taken.does(ines, complete["start-work"]).later({ hours: 1 });
  const concluded = working.does(ines, complete.conclude).later({ hours: 1 });
  return {
    new: filed,
    open: taken,
    asked,
    answered: asked.does(maya, complete["provide-information"]).later({ hours: 1 }),
    silent: remindedThrice(asked),
    working,
    concluded,
    discussed: concluded.does(maya, complete.reply).later({ hours: 1 }),
    unsettled: remindedThrice(concluded),
    closed: concluded.does(maya, complete.accept).later({ hours: 1 }),
  };
}

/** Three attempts, one a week, and a week more. */
function remindedThrice(waiting: OneTicket): OneTicket {
  const week = { hours: 7 * 24 };
  const reminded = (one: OneTicket) => one.does(schedule, complete.remind).later(week);
  return reminded(reminded(reminded(waiting)));
}
