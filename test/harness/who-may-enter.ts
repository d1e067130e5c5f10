import type { RouteId } from "#api/contract.ts";
import type { ProblemCode } from "#api/problems.ts";

/** Who is signed in while they knock; the three who are not (nobody, deactivated, ended) stand in no row. */
export const SIGNED_IN = [
  "claire",
  "own",
  "lead",
  "partner",
  "rival",
  "nadia",
  "manager",
  "admin",
] as const;
export type Knocker = (typeof SIGNED_IN)[number];

/** What a person may do to a thing of Groupe Arvor that Claire filed or is. */
export interface Expectation {
  /** Gets to the matter itself: whatever is then wrong with the request, nobody is kept from asking. */
  readonly in: readonly Knocker[];
  readonly forbidden?: readonly Knocker[];
  readonly not_found?: readonly Knocker[];
  readonly unknown_organisation?: readonly Knocker[];
}
export type Verdict = "in" | Extract<ProblemCode, Exclude<keyof Expectation, "in">>;

/** `anyone`: no sign-in is asked for. */
type Row = Expectation | "anyone";

const beneficiaries = ["claire", "own", "lead", "partner", "rival"] as const;
const staff = ["nadia", "manager", "admin"] as const;
const everybody: Row = { in: SIGNED_IN };
const staffOnly: Row = { in: staff, forbidden: beneficiaries };
const managing: Row = { in: ["manager", "admin"], forbidden: [...beneficiaries, "nadia"] };
const administering: Row = { in: ["admin"], forbidden: [...beneficiaries, "nadia", "manager"] };
const desk: Row = { in: ["nadia", "manager"], forbidden: [...beneficiaries, "admin"] };
/** Claire's ticket: her colleague Odile sees only what she filed herself, the partner does not serve Arvor. */
const seeing: Row = {
  in: ["claire", "lead", "nadia", "manager"],
  not_found: ["own", "partner", "rival", "admin"],
};
/** A report on Groupe Arvor. */
const reporting: Row = {
  in: ["lead", "nadia", "manager"],
  forbidden: ["claire", "own", "admin"],
  not_found: ["partner", "rival"],
};
/** Managers plan, and agents see what is planned. */
const planning: Row = { in: ["manager"], forbidden: [...beneficiaries, "nadia", "admin"] };
const leading: Row = {
  in: ["lead"],
  forbidden: ["claire", "own", ...staff],
  not_found: ["partner", "rival"],
};

/** Written by hand from the procedure and the design, not from the code: who may knock at each door. */
export const WHO_MAY_ENTER: Readonly<Record<RouteId, Row>> = {
  "session.signIn": "anyone",
  "session.signOut": everybody,
  "me.get": everybody,
  "me.change": everybody,
  "me.password": everybody,
  "me.sessions": everybody,
  "me.endSession": {
    in: ["claire"],
    not_found: ["own", "lead", "partner", "rival", ...staff],
  },
  "password.askReset": "anyone",
  "password.reset": "anyone",
  "invitation.get": "anyone",
  "invitation.accept": "anyone",
  "setup.get": "anyone",
  "setup.finish": "anyone",
  "subscriptions.list": everybody,
  "subscriptions.get": {
    in: ["claire", "own", "lead", ...staff],
    not_found: ["partner", "rival"],
  },
  "programme.get": everybody,
  "programme.change": everybody,
  "programme.calendar": everybody,
  "programme.setMilestones": administering,
  "programme.export": everybody,
  "programme.import": administering,
  "programme.addProduct": administering,
  "programme.makeFeed": everybody,
  "programme.stopFeed": everybody,
  "programme.feed": "anyone",
  "coverage.ask": {
    in: ["claire", "own", "lead", "nadia", "manager"],
    forbidden: ["admin"],
    unknown_organisation: ["partner", "rival"],
  },
  "subscriptions.create": managing,
  "subscriptions.renew": managing,
  "subscriptions.amend": managing,
  "subscriptions.previewAmendment": managing,
  "subscriptions.end": managing,
  "maintenanceWindows.list": {
    in: ["claire", "own", "lead", ...staff],
    not_found: ["partner", "rival"],
  },
  "maintenanceWindows.announce": desk,
  "maintenanceWindows.takeBack": desk,
  "subscriptions.escalate": {
    in: ["claire", "own", "lead", "nadia", "manager"],
    forbidden: ["admin"],
    not_found: ["partner", "rival"],
  },
  "subscriptions.namedContacts": {
    in: ["lead", "manager", "admin"],
    forbidden: ["claire", "own", "nadia"],
    not_found: ["partner", "rival"],
  },
  "environments.list": everybody,
  "environments.get": {
    in: ["claire", "own", "lead", ...staff],
    not_found: ["partner", "rival"],
  },
  "environments.changes": {
    in: ["claire", "own", "lead", ...staff],
    not_found: ["partner", "rival"],
  },
  "environments.compare": {
    in: ["claire", "own", "lead", ...staff],
    not_found: ["partner", "rival"],
  },
  "environments.record": {
    in: ["claire", "own", "lead", ...staff],
    unknown_organisation: ["partner", "rival"],
  },
  "environments.change": {
    in: ["claire", "own", "lead", ...staff],
    not_found: ["partner", "rival"],
  },
  "environments.confirm": {
    in: ["claire", "own", "lead", ...staff],
    not_found: ["partner", "rival"],
  },
  "environments.remove": {
    in: ["claire", "own", "lead", ...staff],
    not_found: ["partner", "rival"],
  },
  "intake.forms": everybody,
  "guide.get": everybody,
  "intake.versions": staffOnly,
  "intake.write": administering,
  "drafts.get": everybody,
  "drafts.save": everybody,
  "drafts.forget": everybody,
  "offers.list": staffOnly,
  "offers.templates": staffOnly,
  "offers.get": staffOnly,
  "offers.create": administering,
  "offers.change": administering,
  "offers.withdraw": administering,
  "offers.offerAgain": administering,
  "calendars.get": staffOnly,
  "calendars.change": managing,
  "calendars.preview": managing,
  "on-call.get": staffOnly,
  "on-call.duties": staffOnly,
  "on-call.change": managing,
  "on-call.switchOff": managing,
  // Hers; whoever keeps the roster notes anybody's.
  "on-call.cover": staffOnly,
  "on-call.absence": staffOnly,
  "on-call.takeBack": { in: [], not_found: staff, forbidden: beneficiaries },
  "on-call.alerts": desk,
  "on-call.acknowledge": {
    in: [],
    not_found: ["nadia", "manager"],
    forbidden: [...beneficiaries, "admin"],
  },
  "tickets.alerts": desk,
  "push.get": desk,
  "push.add": desk,
  "push.remove": {
    in: [],
    not_found: ["nadia", "manager"],
    forbidden: [...beneficiaries, "admin"],
  },
  "paging.get": administering,
  "paging.set": administering,
  "paging.remove": administering,
  "paging.test": {
    in: [],
    not_found: ["admin"],
    forbidden: [...beneficiaries, "nadia", "manager"],
  },
  "holidays.countries": staffOnly,
  "holidays.list": staffOnly,
  "releases.list": everybody,
  "procedure.get": everybody,
  "procedure.settings": staffOnly,
  "procedure.change": managing,
  "procedure.preview": managing,
  "events.live": everybody,
  "organisations.list": staffOnly,
  "organisations.get": staffOnly,
  "organisations.create": managing,
  "organisations.change": managing,
  "memberships.change": managing,
  "memberships.end": managing,
  "memberships.sight": leading,
  "memberships.list": leading,
  "contacts.add": managing,
  "contacts.change": managing,
  "contacts.invite": managing,
  "contacts.search": staffOnly,
  "agents.list": staffOnly,
  "agents.add": administering,
  "agents.change": administering,
  "agents.invite": administering,
  "outbox.list": administering,
  "outbox.get": administering,
  "tickets.list": { in: [...beneficiaries, "nadia", "manager"], forbidden: ["admin"] },
  "tickets.file": {
    in: ["claire", "own", "lead", "nadia", "manager"],
    forbidden: ["admin"],
    unknown_organisation: ["partner", "rival"],
  },
  "tickets.get": seeing,
  "tickets.events": seeing,
  "tickets.clocks": seeing,
  "tickets.warnings": desk,
  "tickets.objectives": desk,
  "objectives.get": staffOnly,
  "objectives.change": managing,
  "reports.activity": reporting,
  "reports.csv": reporting,
  "reports.pdf": reporting,
  "reportSchedules.list": desk,
  "reportSchedules.get": desk,
  "reportSchedules.plan": planning,
  "reportSchedules.change": planning,
  "reportSchedules.pause": planning,
  "reportSchedules.resume": planning,
  "reportSchedules.remove": planning,
  "tickets.coverage": seeing,
  "tickets.conformity": desk,
  "queues.count": desk,
  "home.get": desk,
  "tickets.presence": desk,
  "ticket.take": desk,
  "ticket.assign": desk,
  "ticket.qualify": desk,
  "ticket.declare-severity": {
    in: ["claire", "lead"],
    forbidden: staff,
    not_found: ["own", "partner", "rival"],
  },
  "ticket.request-information": desk,
  "ticket.provide-information": seeing,
  "ticket.start-work": desk,
  "ticket.resume": desk,
  "ticket.conclude": desk,
  "ticket.accept": seeing,
  "ticket.refuse": seeing,
  "ticket.reject": desk,
  "ticket.remind": desk,
  "ticket.close-unanswered": desk,
  "ticket.withdraw": seeing,
  "ticket.reply": seeing,
  "ticket.note": desk,
  "ticket.escalate": seeing,
  "ticket.acknowledge-escalation": desk,
  "ticket.propose-interaction": seeing,
  "ticket.agree-interaction": seeing,
  "ticket.record-interaction": desk,
  "ticket.end-escalation": desk,
  "attachments.upload": everybody,
  "attachments.download": seeing,
};

/** The verdict of a row for one person; a row that says nothing or two things about someone is a mistake. */
export function verdictOf(row: Expectation, who: Knocker): Verdict {
  const told = (["in", "forbidden", "not_found", "unknown_organisation"] as const).filter(
    (verdict) => row[verdict]?.includes(who) === true,
  );
  const [verdict, ...others] = told;
  if (verdict === undefined || others.length > 0) throw new Error(`${who}: ${told.join(", ")}`);
  return verdict;
}
