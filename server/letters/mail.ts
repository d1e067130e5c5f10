import { makeWords } from "#locales/words.ts";
import type { Letter } from "#server/platform/mail.ts";
import type { Reader, StillNeeded, ToldEvent } from "./store.ts";

export interface LetterFacts {
  readonly told: ToldEvent;
  /** Of a reminder: what is still waited for. */
  readonly needed: StillNeeded | null;
  readonly reader: Reader;
  readonly link: string;
  readonly attemptsBeforeClosing: number;
  readonly waitingTimeInBusinessDays: number;
  /** Whether the ticket waits for information, or for an answer to a solution. */
  readonly state: "suspended" | "resolved" | "other";
}

type Kind =
  | "informationRequested"
  | "solutionProposed"
  | "reminderSuspended"
  | "reminderResolved"
  | "reminderExtraSuspended"
  | "reminderExtraResolved"
  | "closedAbandoned"
  | "closedAssumed"
  | "ticketRejected"
  | "replyAdded"
  | "reportDelivered"
  | "contactReplied"
  | "informationProvided"
  | "solutionRefused"
  | "severityDeclared";

/** The letter about an event, in its reader's language; undefined where the event has none. */
export async function ticketLetter(facts: LetterFacts): Promise<Letter | undefined> {
  const { told, needed, reader, link } = facts;
  const kind = kindOf(facts);
  if (kind === undefined) return undefined;
  const { t } = await makeWords(reader.language, ["mail", "lifecycle"]);
  const { reference, subject, organisation } = told;
  const said = {
    ...numbersOf(facts),
    actor: told.actor,
    reference,
    organisation,
    timeZone: reader.time_zone,
  };
  const parts = [
    t("mail:greeting", { name: reader.name }),
    t(`mail:letters.${kind}.lead`, said),
    ...quoted(told),
    ...numbered(told, "item", t("mail:items"), t("mail:erased")),
    ...numbered(told, "answer", t("mail:answers"), t("mail:erased")),
    ...resourceOf(told),
    ...(needed === null ? [] : repeated(needed, t("mail:stillNeeded"), t("mail:erased"))),
    ...(told.files === 0 ? [] : [t("mail:files", { count: told.files })]),
    t(`mail:letters.${detailOf(kind, told)}`, said),
    `${t(`mail:letters.${kind}.action`)}\n${link}`,
    t("mail:signature"),
    `${t("mail:footer.reference", { reference, subject, organisation })}\n${t("mail:footer.why")}\n${t("mail:footer.noReply")}`,
  ];
  return {
    to: reader.email,
    subject: oneLine(t(`mail:letters.${kind}.subject`, { ...said, subject })),
    text: `${parts.join("\n\n")}\n`,
  };
}

/** A subject is one line, whatever a ticket is called: nothing of it may become a header of its own. */
export function oneLine(subject: string): string {
  return subject.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").slice(0, 250);
}

/** The words that the event itself carries, marked as quoted. */
function quoted({ texts }: Pick<ToldEvent, "texts">): readonly string[] {
  const words = ["text", "why", "explanation", "clause", "directives", "demonstration"]
    .map((name) => texts[name])
    .filter((text) => typeof text === "string" && text !== "");
  return words.map((text) => String(text).replaceAll(/^/gm, "> "));
}

/** What was asked, or answered, item by item under its heading; nothing where the event has none. */
function numbered(
  { texts }: Pick<StillNeeded, "texts">,
  prefix: "item" | "answer",
  heading: string,
  erased: string,
): readonly string[] {
  const lines = Object.entries(texts)
    .map(([name, text]) => ({ number: /^(\w+)-(\d+)$/.exec(name), text }))
    .filter(({ number }) => number?.[1] === prefix)
    .map(({ number, text }) => `${number?.[2]}. ${text ?? erased}`);
  return lines.length === 0 ? [] : [`${heading}\n${lines.join("\n")}`];
}

/** A reminder says again what is waited for, so that nobody has to look for the letter before (R-32-27, R-32-28). */
function repeated(needed: StillNeeded, heading: string, erased: string): readonly string[] {
  return needed.state === "suspended" ? numbered(needed, "item", heading, erased) : quoted(needed);
}

/** The published resource that an information points at (R-12-06). */
function resourceOf({ texts, payload }: ToldEvent): readonly string[] {
  const url = payload["resourceUrl"];
  return typeof url === "string" ? [`${texts["resource"] ?? ""}\n${url}`.trim()] : [];
}

function kindOf({ told, state, attemptsBeforeClosing }: LetterFacts): Kind | undefined {
  switch (told.type) {
    case "information-requested":
      return "informationRequested";
    case "conclusion-proposed":
      return "solutionProposed";
    case "beneficiary-reminded":
      return reminderOf(isAskedFor(told, attemptsBeforeClosing), state);
    case "closed-unanswered":
      return told.payload["assumed"] === true ? "closedAssumed" : "closedAbandoned";
    case "ticket-rejected":
      return "ticketRejected";
    case "reply-added":
      // Nobody in particular: what the desk delivers by itself.
      if (told.actor === "") return "reportDelivered";
      return told.payload["handsTo"] === "desk" ? "contactReplied" : "replyAdded";
    case "information-provided":
      return "informationProvided";
    case "conclusion-refused":
      return "solutionRefused";
    case "severity-declared":
      return "severityDeclared";
    default:
      return undefined;
  }
}

/** Whether it is one of the attempts that the procedure asks for before closing: what is sent beyond has no number among them. */
function isAskedFor({ payload }: ToldEvent, attemptsBeforeClosing: number): boolean {
  return payload["counts"] === true && Number(payload["attempt"]) <= attemptsBeforeClosing;
}

function reminderOf(isNumbered: boolean, state: LetterFacts["state"]): Kind | undefined {
  if (state === "other") return undefined;
  if (state === "suspended") return isNumbered ? "reminderSuspended" : "reminderExtraSuspended";
  return isNumbered ? "reminderResolved" : "reminderExtraResolved";
}

/** Of a severity that the desk never set nothing stands: what is declared is in force. */
function detailOf(kind: Kind, { severityQualified }: ToldEvent) {
  if (kind === "severityDeclared" && !severityQualified)
    return `${kind}.detailUnqualified` as const;
  return `${kind}.detail` as const;
}

/** Facts of the payload and of the settings that the sentences name. */
function numbersOf({ told, attemptsBeforeClosing, waitingTimeInBusinessDays }: LetterFacts) {
  const fact = (name: string) => {
    const value = told.payload[name];
    return typeof value === "string" || typeof value === "number" ? value : "";
  };
  return {
    kind: fact("kind"),
    reason: fact("reason"),
    before: fact("before"),
    after: fact("after"),
    attempt: fact("attempt"),
    severity: told.severity,
    attempts: attemptsBeforeClosing,
    days: waitingTimeInBusinessDays,
  };
}
