import { WHOLE } from "#core/clocks/clock.ts";
import type { Clock } from "#core/contracts/vocabulary.ts";
import { makeWords } from "#locales/words.ts";
import { oneLine } from "#server/letters/index.ts";
import type { Letter } from "#server/platform/mail.ts";
import type { WarnedReader } from "./store.ts";

export interface WarningFacts {
  readonly reader: WarnedReader;
  readonly clock: Clock;
  readonly threshold: number;
  /** Of the threshold. */
  readonly reachedAt: string;
  readonly due: string;
  readonly link: string;
}

/** To an agent: a target of a ticket comes near its due, or has come to it. */
export async function warningLetter(facts: WarningFacts): Promise<Letter> {
  const { reader, clock, threshold, reachedAt, due, link } = facts;
  const { reference, subject, organisation, timeZone } = reader;
  const { t } = await makeWords(reader.language, ["mail", "contracts"]);
  const kind = threshold === WHOLE ? "due" : "near";
  const said = { reference, subject, organisation, clock, threshold, reachedAt, due, timeZone };
  const parts = [
    t("mail:greeting", { name: reader.name }),
    t(`mail:warnings.${kind}.lead`, said),
    t(`mail:warnings.${kind}.detail`, said),
    `${t("mail:warnings.action")}\n${link}`,
    t("mail:signature"),
    `${t("mail:footer.reference", { reference, subject, organisation })}\n${t("mail:warnings.why")}\n${t("mail:footer.noReply")}`,
  ];
  return {
    to: reader.email,
    subject: oneLine(t(`mail:warnings.${kind}.subject`, said)),
    text: `${parts.join("\n\n")}\n`,
  };
}
