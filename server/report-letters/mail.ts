import type { ActivityReportView } from "#api/reports.ts";
import { makeWords } from "#locales/words.ts";
import { oneLine } from "#server/letters/index.ts";
import type { Letter } from "#server/platform/mail.ts";
import type { Reader, ToldReport } from "./store.ts";

interface ReportFacts {
  readonly told: ToldReport;
  readonly reader: Reader;
  readonly view: ActivityReportView;
  readonly link: string;
}

/** A planned report in words, in its reader's language, with the address of all its numbers. */
export async function reportLetter({ told, reader, view, link }: ReportFacts): Promise<Letter> {
  const { t } = await makeWords(reader.language, ["mail", "reports"]);
  const { about, period, before, zone } = view;
  const days = { first: period.firstDay, last: period.lastDay };
  const parts = [
    t("mail:greeting", { name: reader.name }),
    t(`mail:reports.lead.${told.cadence}`),
    `${about}\n${t("reports:period", days)}`,
    sentencesOf(view)
      .map((sentence) => `- ${sentence}`)
      .join("\n"),
    t("reports:comparedWith", { first: before.firstDay, last: before.lastDay, zone }),
    `${t("mail:reports.action")}\n${link}`,
    t("mail:signature"),
    `${t("mail:reports.why", { planner: told.planner })}\n${t("mail:footer.noReply")}`,
  ];
  return {
    to: reader.email,
    subject: oneLine(t("mail:reports.subject", { about, ...days })),
    text: `${parts.join("\n\n")}\n`,
  };
}

/** What the desk asks of itself is said last, where anything came of it. */
function sentencesOf({ sentences, objectives }: ActivityReportView): readonly string[] {
  const isTold = objectives !== undefined && objectives.table.rows.length > 0;
  return isTold ? [...sentences, objectives.sentence] : sentences;
}

interface MissedFacts extends Omit<ReportFacts, "view"> {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** To whoever planned a report: that it could not be delivered, why, and what to do about it. */
export async function missedLetter({
  told,
  reader,
  link,
  firstDay: first,
  lastDay: last,
}: MissedFacts): Promise<Letter> {
  const { t } = await makeWords(reader.language, ["mail"]);
  const { outcome, organisation, contact, sku, planner } = told;
  const said = { first, last, organisation, contact, sku, planner };
  const parts = [
    t("mail:greeting", { name: reader.name }),
    t("mail:reports.missed.lead", said),
    t(`mail:reports.missed.${reasonOf(outcome)}`, said),
    t("mail:reports.missed.detail"),
    `${t("mail:reports.missed.action")}\n${link}`,
    t("mail:signature"),
    t("mail:footer.noReply"),
  ];
  return {
    to: reader.email,
    subject: oneLine(t("mail:reports.missed.subject", said)),
    text: `${parts.join("\n\n")}\n`,
  };
}

function reasonOf(outcome: ToldReport["outcome"]) {
  if (outcome === "letters" || outcome === "ticket")
    throw new Error(`A report with this outcome is not missed: ${outcome}`);
  return outcome;
}
