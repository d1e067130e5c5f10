import type { Language } from "#core/people/actor.ts";
import type { Severity } from "#core/tickets/vocabulary.ts";
import { makeWords } from "#locales/words.ts";
import { oneLine } from "#server/letters/index.ts";
import type { Letter } from "#server/platform/mail.ts";
import type { Notice, Reader } from "./store.ts";

interface AlertFacts {
  readonly alert: NonNullable<Notice["alert"]>;
  readonly reader: Reader;
  readonly link: string;
  /** After how many it passes to the next. */
  readonly minutes: number;
  /** Else managers are told that nobody acknowledges. */
  readonly isCall: boolean;
}

/** Mail programs and servers that know of urgency show or deliver it first. */
const URGENT = { importance: "high", priority: "urgent", "x-priority": "1" } as const;

/** To whoever is called, or to a manager once everybody was. */
export async function alertLetter(facts: AlertFacts): Promise<Letter> {
  const { alert, reader, link, minutes, isCall } = facts;
  const { t } = await makeWords(reader.language, ["mail", "lifecycle"]);
  const { reference, subject, organisation, severity, ground, isLast } = alert;
  const said = { reference, subject, organisation, severity, minutes };
  const kind = isCall ? "called" : isLast ? "last" : "managers";
  const parts = [
    t("mail:greeting", { name: reader.name }),
    t(`mail:onCall.${kind}.lead`, said),
    t(`mail:onCall.ground.${ground}`),
    t(`mail:onCall.${kind}.detail`, said),
    `${t("mail:onCall.action")}\n${link}`,
    t("mail:signature"),
    `${t("mail:footer.reference", { reference, subject, organisation })}\n${t("mail:onCall.why")}\n${t("mail:footer.noReply")}`,
  ];
  return {
    to: reader.email,
    subject: oneLine(t(`mail:onCall.${kind}.subject`, said)),
    text: `${parts.join("\n\n")}\n`,
    headers: URGENT,
  };
}

interface Pushed {
  readonly reference: string;
  readonly severity: Severity;
  readonly isCall: boolean;
}

/** What a browser shows: the reference and how severe it is, and nothing of what was written. */
export async function pushWords({ isCall, ...said }: Pushed, language: Language) {
  const { t } = await makeWords(language, ["mail", "lifecycle"]);
  return {
    title: t("mail:onCall.push.title", said),
    body: t(isCall ? "mail:onCall.push.called" : "mail:onCall.push.managers", said),
  };
}
