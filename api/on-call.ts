import { z } from "zod";
import { ALERT_ANSWERS, ALERT_GROUNDS } from "#core/tickets/vocabulary.ts";
import { reading, writing, writingUnkeyed } from "./people-problems.ts";
import { route } from "./route.ts";
import { givenInstant, id, instant, line, named, reference, words } from "./shapes.ts";

const rotation = z
  .strictObject({
    agents: z.array(id).max(50).describe("In the order of their turns"),
    zone: z.string().max(64).describe("IANA time zone, such as Europe/Paris"),
    startsOn: z.iso
      .date()
      .regex(/^(?:19[7-9]\d|20\d{2}|2100)-/)
      .describe("Day of the first hand-over; its weekday is that of every other"),
    minute: z.number().int().min(0).max(1439).describe("Of the day, when duty is handed over"),
    weeks: z.number().int().min(1).max(26).describe("How long a turn is"),
  })
  .meta({ id: "OnCallRotation" });

const duty = z
  .object({
    from: instant,
    to: instant,
    agent: named.nullable().describe("Null where there is nobody to call"),
    because: z.enum(["turn", "cover", "stand_in", "nobody"]),
    turnOf: named.nullable().describe("Whose turn it is by the rotation"),
  })
  .meta({ id: "OnCallDuty" });
export type DutyView = z.infer<typeof duty>;

const exception = z
  .object({
    id,
    agent: named.describe("Whose duty is covered, or who is away"),
    by: named.nullable().describe("Who serves instead; null for an absence"),
    from: instant,
    to: instant,
    why: z.string(),
    madeBy: z.string(),
    may: z.object({ takeBack: z.boolean() }),
  })
  .meta({ id: "OnCallException" });
export type ExceptionView = z.infer<typeof exception>;

const onCallPage = z
  .object({
    version: z.string().describe("Of the rotation, for If-Match; 0 while there is none"),
    rotation: rotation.nullable().describe("Null while there is none, or it is switched off"),
    isOff: z
      .boolean()
      .describe("There was a rotation, and on call is switched off: nobody is called"),
    agents: z
      .array(named)
      .describe("Who can be on call: those who work tickets, and those of the rotation"),
    now: duty.nullable().describe("Who is on duty; null while there is no rotation"),
    next: duty.nullable().describe("What comes after it, within eight weeks"),
    order: z.array(named).describe("Whom an alert would call now, one after the other"),
    exceptions: z.array(exception).describe("Swaps and absences that are not over"),
    changes: z
      .array(
        z.object({
          version: z.number().int(),
          at: instant,
          by: z.string(),
          why: z.string(),
        }),
      )
      .describe("The latest first"),
    minutes: z.number().int().describe("After how many an alert passes to the next"),
    may: z.object({ change: z.boolean(), except: z.boolean(), page: z.boolean() }),
  })
  .meta({ id: "OnCallPage" });
export type OnCallPage = z.infer<typeof onCallPage>;

export const getOnCall = route({
  id: "on-call.get",
  method: "GET",
  path: "/on-call",
  tag: "on-call",
  access: "staff",
  summary: "Who is on call now, who comes next, and what departs from the rotation",
  answer: onCallPage,
  status: 200,
  problems: reading,
});

export const listDuties = route({
  id: "on-call.duties",
  method: "GET",
  path: "/on-call/duties",
  tag: "on-call",
  access: "staff",
  summary: "Who is on duty when, between two instants at most a year apart",
  query: z.object({ from: givenInstant, to: givenInstant }),
  answer: z.object({ items: z.array(duty) }),
  status: 200,
  problems: [...reading, "missing_field", "times_reversed", "over_a_year"],
});

export const changeRotation = route({
  id: "on-call.change",
  method: "PUT",
  path: "/on-call/rotation",
  tag: "on-call",
  access: "manager-or-administrator",
  summary: "Say who is on call in turn from now on, or from the first hand-over where it is ahead",
  body: z.strictObject({ rotation, why: words(1000).default("") }),
  answer: onCallPage,
  status: 200,
  ifMatch: "required",
  problems: [
    ...writing,
    "version_required",
    "version_conflict",
    "nothing_changes",
    "roster_empty",
    "agent_twice",
    "unknown_agent",
    "unknown_zone",
  ],
});

export const switchOnCallOff = route({
  id: "on-call.switchOff",
  method: "POST",
  path: "/on-call/switch-off",
  tag: "on-call",
  access: "manager-or-administrator",
  summary: "Call nobody from now on, until a rotation is written again; what was served stays",
  body: z.strictObject({ why: words(1000).default("") }),
  answer: onCallPage,
  status: 200,
  ifMatch: "required",
  problems: [...writing, "version_required", "version_conflict", "nothing_changes", "why_required"],
});

const span = { from: givenInstant, to: givenInstant, why: line(200) };
const inTime = [
  "unknown_agent",
  "times_reversed",
  "over_a_year",
  "exception_over",
  "exception_overlaps",
] as const;

export const addCover = route({
  id: "on-call.cover",
  method: "POST",
  path: "/on-call/covers",
  tag: "on-call",
  access: "staff",
  summary: "Hand a duty over to another agent for a time; one's own, or anybody's for managers",
  body: z.strictObject({ agent: id, by: id, ...span }),
  answer: onCallPage,
  status: 200,
  problems: [...writing, ...inTime, "swap_with_oneself", "not_on_duty", "covering_while_absent"],
});

export const addAbsence = route({
  id: "on-call.absence",
  method: "POST",
  path: "/on-call/absences",
  tag: "on-call",
  access: "staff",
  summary: "Note that an agent is away; oneself, or anybody for managers",
  body: z.strictObject({ agent: id, ...span }),
  answer: onCallPage,
  status: 200,
  problems: [...writing, ...inTime],
});

export const takeBackException = route({
  id: "on-call.takeBack",
  method: "DELETE",
  path: "/on-call/exceptions/:exception",
  tag: "on-call",
  access: "staff",
  summary: "Take a swap or an absence back; what it was until now stays",
  params: z.object({ exception: id }),
  answer: onCallPage,
  status: 200,
  problems: [...writing, "exception_over"],
});

const call = z.object({ agent: named, at: instant, round: z.number().int() });

const alert = z
  .object({
    id,
    reference,
    subject: z.string(),
    severity: z.number().int(),
    ground: z.enum(ALERT_GROUNDS),
    openedAt: instant,
    calls: z.array(call).describe("Who was called, in their order"),
    due: instant.nullable().describe("When it passes to the next; null once nobody is called"),
    managersToldAt: instant.nullable(),
    endedAt: instant.nullable(),
    acknowledged: z
      .object({ by: z.string(), how: z.enum(ALERT_ANSWERS) })
      .nullable()
      .describe("Who has it in hand"),
  })
  .meta({ id: "OnCallAlert" });
export type AlertView = z.infer<typeof alert>;

export const listAlerts = route({
  id: "on-call.alerts",
  method: "GET",
  path: "/on-call/alerts",
  tag: "on-call",
  access: "agent",
  summary:
    "Alerts that call the reader and that nobody acknowledged yet; managers see those they were told of",
  answer: z.object({ items: z.array(alert) }),
  status: 200,
  problems: reading,
});

export const listTicketAlerts = route({
  id: "tickets.alerts",
  method: "GET",
  path: "/tickets/:reference/alerts",
  tag: "on-call",
  access: "agent",
  summary: "Whom a ticket called, and who acknowledged it; the latest first",
  params: z.object({ reference }),
  answer: z.object({ items: z.array(alert) }),
  status: 200,
  problems: reading,
});

export const acknowledgeAlert = route({
  id: "on-call.acknowledge",
  method: "POST",
  path: "/on-call/alerts/:alert/acknowledge",
  tag: "on-call",
  access: "agent",
  summary: "Say that one has an alert in hand: nobody else is called",
  params: z.object({ alert: id }),
  answer: alert,
  status: 200,
  problems: [...writingUnkeyed, "alert_acknowledged", "alert_over"],
});
