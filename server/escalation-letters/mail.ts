import type { InteractionKind } from "#core/tickets/vocabulary.ts";
import { makeWords, type Language } from "#locales/words.ts";
import { oneLine, type ToldEvent } from "#server/letters/index.ts";
import type { Letter } from "#server/platform/mail.ts";
import type { Concerned } from "./reads.ts";
import type { EscalationCase, LateTicket } from "./store.ts";

export interface EscalationFacts {
  readonly told: ToldEvent;
  readonly found: EscalationCase;
  /** Of the tickets that the escalation cites, those that this reader may be told of. */
  readonly cites: readonly string[];
  readonly reader: Concerned;
  readonly link: string;
  readonly acknowledgementInBusinessHours: number;
}

type Kind =
  | "raised"
  | "acknowledged"
  | "proposed"
  | "agreed"
  | "held"
  | "calledOff"
  | "ended"
  | "ticketClosed";

/** The letter about an event of an escalation, in its reader's language. */
export async function escalationLetter(facts: EscalationFacts): Promise<Letter | undefined> {
  const { told, found, cites, reader, link } = facts;
  const kind = kindOf(told);
  const { t } = await makeWords(reader.language, ["mail", "escalations"]);
  const { reference, subject, organisation, actor } = told;
  const said = { ...saidOf(facts), actor, reference, organisation, timeZone: reader.timeZone };
  const others = found.points.filter(({ side }) => side !== reader.side);
  const isToReach = kind === "raised" || kind === "proposed" || kind === "agreed";
  const parts = [
    t("mail:greeting", { name: reader.name }),
    t(`mail:escalations.${kind}.lead`, said),
    ...quoted(told),
    ...(kind === "raised" && cites.length > 0
      ? [t("mail:escalations.cites", { references: cites.join(", ") })]
      : []),
    ...(isToReach && others.length > 0
      ? [`${t("mail:escalations.reach")}\n${others.map(pointLine).join("\n")}`]
      : []),
    t(`mail:escalations.${kind}.detail`, said),
    `${t("mail:escalations.action")}\n${link}`,
    t("mail:signature"),
    `${t("mail:footer.reference", { reference, subject, organisation })}\n${t("mail:escalations.why")}\n${t("mail:footer.noReply")}`,
  ];
  return {
    to: reader.email,
    subject: oneLine(t(`mail:escalations.${kind}.subject`, { ...said, subject })),
    text: `${parts.join("\n\n")}\n`,
  };
}

function kindOf({ type, payload }: ToldEvent): Kind {
  switch (type) {
    case "escalation-raised":
      return "raised";
    case "escalation-acknowledged":
      return "acknowledged";
    case "interaction-proposed":
      return "proposed";
    case "interaction-agreed":
      return "agreed";
    case "interaction-recorded":
      return payload["outcome"] === "not_held" ? "calledOff" : "held";
    case "escalation-ended":
      return "ended";
    default:
      return "ticketClosed";
  }
}

/** Facts that the sentences name: of the event, and of the interaction that it is about. */
function saidOf({ told, found, acknowledgementInBusinessHours }: EscalationFacts) {
  const { proposal, outcome } = told.payload;
  const { ground, interactions } = found.escalation;
  const about = typeof proposal === "number" ? interactions[proposal - 1] : undefined;
  return {
    ground,
    outcome,
    hours: acknowledgementInBusinessHours,
    kind: about?.kind,
    startsAt: about?.startsAt.toString(),
    minutes: about?.minutes,
  };
}

function quoted({ texts }: ToldEvent): readonly string[] {
  return ["expected", "text", "explanation", "comment", "why"]
    .map((name) => texts[name])
    .filter((text) => typeof text === "string" && text !== "")
    .map((text) => String(text).replaceAll(/^/gm, "> "));
}

function pointLine({ name, role, email, phone }: EscalationCase["points"][number]): string {
  return `- ${[name, role, phone, email].filter(Boolean).join(" · ")}`;
}

/** What the interaction is called in a calendar. */
export async function summaryOf(
  { reference, subject }: Pick<ToldEvent, "reference" | "subject">,
  kind: InteractionKind,
  language: Language,
): Promise<string> {
  const { t } = await makeWords(language, ["mail", "escalations"]);
  return oneLine(t("mail:escalations.calendar", { reference, subject, kind }));
}

interface LateFacts {
  readonly reader: { readonly name: string; readonly email: string } & Pick<
    Concerned,
    "language" | "timeZone"
  >;
  readonly late: readonly LateTicket[];
  readonly link: string;
  readonly acknowledgementInBusinessHours: number;
}

/** To a manager: which escalations nobody acknowledged in time. */
export async function lateLetter({
  reader,
  late,
  link,
  acknowledgementInBusinessHours: hours,
}: LateFacts): Promise<Letter> {
  const { t } = await makeWords(reader.language, ["mail"]);
  const count = late.length;
  const lines = late.map(({ reference, organisation, subject, escalatedAt }) => {
    const since = t("mail:escalations.late.since", { escalatedAt, timeZone: reader.timeZone });
    return `- ${reference} · ${organisation} · ${subject}\n  ${since}`;
  });
  const parts = [
    t("mail:greeting", { name: reader.name }),
    t("mail:escalations.late.lead", { count, hours }),
    lines.join("\n"),
    t("mail:escalations.late.detail"),
    `${t("mail:escalations.late.action")}\n${link}`,
    t("mail:signature"),
  ];
  return {
    to: reader.email,
    subject: oneLine(t("mail:escalations.late.subject", { count })),
    text: `${parts.join("\n\n")}\n`,
  };
}
